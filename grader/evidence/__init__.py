"""Kinds of fact about an artifact: one frozen type per module, its pure parser beside it."""
