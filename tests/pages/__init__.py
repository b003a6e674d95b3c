"""Whole pages by many hands, each sound or with one fault that is known."""
