"""The tool that hands lexicons to providers, one of each a worker."""

from typing import ClassVar

from grader.evidence.lexicon import Lexicon
from grader.gather.lexicon.provide import open_lexicon
from grader.provider import Tool


class Lexicons(Tool):
    """Opens lexicons by name. What they say depends on data alone, so nothing is recorded."""

    recorded: ClassVar[bool] = False

    def open(self, name: str) -> Lexicon:
        """Return a lexicon.

        Raises:
            UsageError: there is no such lexicon here.
        """
        return open_lexicon(name)
