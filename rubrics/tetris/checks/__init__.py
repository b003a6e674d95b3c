"""Checks of a Tetris: one file, one check."""
