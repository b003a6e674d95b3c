"""Kinds of fact about such a text: what is counted of it."""
