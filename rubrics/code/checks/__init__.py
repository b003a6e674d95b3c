"""Checks of a JavaScript function: one file, one check."""
