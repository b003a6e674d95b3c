"""The rubric of a Tetris in one file."""
