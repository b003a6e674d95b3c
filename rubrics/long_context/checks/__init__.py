"""Checks of what is asked for out of a long text: one file, one check."""
