"""Checks of style sheets."""
