"""Days of the Gregorian calendar as people write them, such as March 5th, 2024."""

import re
from datetime import date

_MONTHS = "january february march april may june july august september october november december"
_MONTH = {
    name: at
    for at, month in enumerate(_MONTHS.split(), 1)
    for name in (month, month[:3], f"{month[:3]}.", "sept" if at == 9 else month)
}
_NAMED = "|".join(sorted((re.escape(one) for one in _MONTH), key=len, reverse=True))
_DAY = r"(?P<d>\d{1,2})"
_DATES = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.]{_DAY}(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<m>{_NAMED}),?\s+(?P<y>\d{{4}})",
        rf"\b(?P<m>{_NAMED})\s+{_DAY}(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
    )
)
_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def days(text: str) -> set[str | None]:
    """Every day that a plain text names, as YYYY-MM-DD.

    None stands for one that is in no calendar, and for one that could be two, like 3/4/2025.
    """
    found: set[str | None] = set()
    for pattern in _DATES:
        found |= {_day(one["y"], one["m"], one["d"]) for one in pattern.finditer(text)}
    for one in _SLASHED.finditer(text):
        both = {_day(one[3], one[2], one[1]), _day(one[3], one[1], one[2])} - {None}
        found |= both if len(both) == 1 else {None}
    return found


def _day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _MONTH[month.casefold()]
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
