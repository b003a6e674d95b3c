"""Names of pseudo-classes and pseudo-elements, and what was meant by one that does not exist."""

import re
from collections.abc import Iterator

from grader.evidence.near import nearest

_KNOWN = frozenset(
    (  # noqa: SIM905 - reads better as a line of text
        "active active-view-transition after any-link autofill backdrop before blank buffering "
        "checked cue default defined details-content dir disabled empty enabled file-selector- "
        "button first first-child first-letter first-line first-of-type focus focus-visible "
        "focus-within fullscreen future grammar-error has highlight host host-context hover in- "
        "range indeterminate invalid is lang last-child last-of-type left link local-link "
        "marker matches modal muted not nth-child nth-last-child nth-last-of-type nth-of-type "
        "only-child only-of-type open optional out-of-range part past paused picture-in-picture "
        "placeholder placeholder-shown playing popover-open read-only read-write required right "
        "root scope seeking selection slotted spelling-error stalled state target target- "
        "current target-text target-within user-invalid user-valid valid view-transition view- "
        "transition-group visited where"
    ).split(" ")
)
"""Selectors Level 4 and CSS Pseudo-Elements 4 (https://www.w3.org/TR/selectors-4/)."""

_PSEUDO = re.compile(r"(?<!\\):{1,2}([a-z][a-z-]+)")


def misspelt_pseudos(selector: str) -> Iterator[tuple[str, str]]:
    """Names in a selector that do not exist, each with the one that is near; prefixed are left."""
    bare = re.sub(r"\[[^\]]*\]|\"[^\"]*\"|'[^']*'", "", selector)
    for found in _PSEUDO.finditer(bare):
        name = found[1]
        near = nearest(name, _KNOWN) if name not in _KNOWN else None
        if near is not None:
            yield name, near
