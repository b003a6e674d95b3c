"""Faults that show only when a real browser opens the page."""
