"""Kinds of fact about a summary: what it says, and what its source says."""
