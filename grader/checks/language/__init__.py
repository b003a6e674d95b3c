"""Faults of language in what was written."""
