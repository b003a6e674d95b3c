"""What was decided, as people read it in a terminal: cliffs, recommendations, duels, orders."""
