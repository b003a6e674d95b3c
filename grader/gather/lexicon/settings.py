"""Which language a rubric expects, and which lexicon knows it."""

from dataclasses import dataclass
from typing import ClassVar

from grader.provider import Settings


@dataclass(frozen=True, slots=True)
class Language(Settings):
    """``[gather.language]``: codes of ISO 639-1, and the name of a lexicon.

    ``target`` is the language of the answer where the item names none; ``lexicon`` is ``sw``,
    ``hunspell:<…>``, ``wordlist:<path>``, or empty for none.
    """

    name: ClassVar[str] = "language"
    target: str = ""
    source: str = "en"
    lexicon: str = ""
