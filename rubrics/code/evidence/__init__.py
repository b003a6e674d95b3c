"""Kinds of fact about a JavaScript function: what is defined, and what calls of it gave."""
