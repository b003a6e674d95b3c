"""Faults of scripts, seen in their text."""
