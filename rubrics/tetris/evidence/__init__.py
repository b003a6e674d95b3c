"""Kinds of fact about a Tetris: what its scripts say of the game."""
