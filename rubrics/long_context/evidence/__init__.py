"""Kinds of fact about such an answer: what it says of each needle."""
