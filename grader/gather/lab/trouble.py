"""What can go wrong with a visit, and whose fault each of it is."""

TRIES = 3
"""Browsers that may be lost to a neighbour before a visit is given up."""


class ToolError(RuntimeError):
    """The browser cannot be used on this machine; the text says what to do."""


class HungError(Exception):
    """The page burnt its processor time in one task, or never comes to rest."""


class CrashedError(Exception):
    """The page's process died under it."""


class SpentError(Exception):
    """The page came to no rest within the processor time of a whole visit."""


class CrowdedError(Exception):
    """The browser is exhausted, and more than one page may have done it: alone, one sees who."""


class DeadlyError(Exception):
    """The browser dies whenever the page is alone with it."""


class LateError(Exception):
    """The wall clock ran out first: the machine is too busy to tell."""


class LostError(Exception):
    """The browser went away for a reason that is not this page's."""


class AnswerError(Exception):
    """The browser answered a call with an error: mostly because its document is gone."""


class UnsoundError(Exception):
    """Something that was not recorded is needed: the fork has to be done in full."""
