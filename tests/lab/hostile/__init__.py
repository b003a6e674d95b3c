"""Hostile pages, each a file that says what it tries, and what has to come of them."""
