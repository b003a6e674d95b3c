"""What builds the tables of names that a browser knows."""
