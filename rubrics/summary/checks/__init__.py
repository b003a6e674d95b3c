"""Checks of a summary: one file, one check."""
