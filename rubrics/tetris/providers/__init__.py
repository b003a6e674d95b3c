"""What looks at a Tetris through the lab: the player."""
