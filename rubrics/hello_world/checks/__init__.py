"""Checks of greeting pages."""
