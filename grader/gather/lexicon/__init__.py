"""Lexicons: which words exist in a language, read from data that is shipped or installed."""

from grader.gather.lexicon.provide import LANGUAGES, open_lexicon
from grader.gather.lexicon.tool import Lexicons

__all__ = ["LANGUAGES", "Lexicons", "open_lexicon"]
