"""Builds the data of the Swahili lexicon: ``python -m tools.swahili.build``."""
