"""Accessibility: what axe-core says of a page that came to rest.

Rules of WCAG 2.0 to 2.2, levels A and AA, as axe-core holds them against a rendered page
(https://github.com/dequelabs/axe-core, MPL-2.0, brought by axe-playwright-python). What it calls
incomplete is nobody's fault. ``Accessibility()`` is a page that no rule applies to.
"""

from dataclasses import dataclass

from grader.finding import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Barrier:
    """One element that breaks one rule; ``rule`` is axe-core's id, ``help`` its sentence."""

    rule: str
    help: str
    selector: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Accessibility:
    """``rules`` that applied to the page, and every barrier found, by rule in axe-core's order."""

    rules: int = 0
    barriers: tuple[Barrier, ...] = ()
