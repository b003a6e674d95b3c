"""Tests of the panel's rubrics of texts: long context, prose, classification."""
