"""Signs with colours. Every colour stands beside a sign or a word that says the same."""

from types import MappingProxyType

from rich.text import Text

from grader.report.wording import SIGNS

COLOURS = MappingProxyType(
    {"professional": "green", "functional": "cyan", "broken": "red", "unknown": "yellow"}
)

MARKS = MappingProxyType({"gate": ("✗", "red"), "fault": ("•", "yellow"), "craft": ("◦", "dim")})
"""How failed checks of each sort are marked: sign and colour."""


def tier_label(tier: str) -> Text:
    """Write a tier with its sign in its colour."""
    return Text(f"{SIGNS.get(tier, '?')} {tier}", f"bold {COLOURS.get(tier, 'yellow')}")
