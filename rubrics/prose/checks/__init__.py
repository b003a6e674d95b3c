"""Checks of a text with constraints: one file, one check."""
