"""Problems about dates and durations, without time zones."""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from rubrics.code.problem import problem


def _day(d: Any) -> str:
    return (date(1996, 1, 1) + timedelta(d.whole(0, 12000))).isoformat()


@problem(
    2,
    draw=lambda d: (_day(d), _day(d)),
    edges={
        "the same day": ("2024-05-05", "2024-05-05"),
        "a leap day": ("2024-02-28", "2024-03-01"),
        "no leap day": ("2023-02-28", "2023-03-01"),
        "backwards": ("2024-01-01", "2023-12-31"),
        "a century without one": ("1900-02-28", "1900-03-01"),
        "years before 1970": ("1969-12-31", "1970-01-01"),
        "clocks go forward meanwhile": ("2024-03-30", "2024-04-01"),
    },
)
def days_between(first: str, second: str) -> int:
    """Return how many days lie from the date `first` to the date `second`, both written as
    "YYYY-MM-DD"; negative if `second` comes before `first`.
    """
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


@problem(
    2,
    draw=lambda d: (_day(d), d.whole(-14, 30)),
    edges={
        "no months": ("2024-01-31", 0),
        "the end of a shorter month": ("2024-01-31", 1),
        "no leap year": ("2023-01-31", 1),
        "backwards over a year": ("2024-01-15", -1),
        "twelve months from a leap day": ("2024-02-29", 12),
        "many years": ("2000-08-31", 6 * 12 + 1),
    },
)
def add_months(day: str, months: int) -> str:
    """Return the date that lies `months` months behind the date `day` ("YYYY-MM-DD"; before it if
    `months` is negative), written in the same way. It is the same day of the month, or the last day
    of the month if that has fewer days.
    """
    one = date.fromisoformat(day)
    year, month = divmod(one.year * 12 + one.month - 1 + months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(year, month + 1, min(one.day, last)).isoformat()


@problem(
    2,
    draw=lambda d: (d.whole(0, 400000),),
    edges={
        "nothing": (0,),
        "a full minute": (60,),
        "a full hour": (3600,),
        "hours and seconds": (7205,),
        "a full day": (86400,),
        "one second": (1,),
    },
)
def duration_text(seconds: int) -> str:
    """Write a number of seconds as days, hours, minutes and seconds, as in "1d 2h 3m 4s". Parts that
    are 0 are left out; for 0 seconds write "0s".
    """
    parts = []
    for size, unit in ((86400, "d"), (3600, "h"), (60, "m"), (1, "s")):
        count, seconds = divmod(seconds, size)
        parts += [f"{count}{unit}"] * (count > 0)
    return " ".join(parts) or "0s"


@problem(
    2,
    draw=lambda d: ("".join(f"{d.whole(0, 90)}{unit}" for unit in sorted(d.some("hms", 1, 3))),),
    edges={
        "an empty text": ("",),
        "a wrong order": ("5m2h",),
        "a unit twice": ("1h1h",),
        "no unit": ("12",),
        "another unit": ("3d",),
        "a space": ("1h 2m",),
        "a fraction": ("1.5h",),
        "no number": ("hm",),
        "zero": ("0s",),
    },
)
def parse_duration(text: str) -> Any:
    """Return how many seconds a text such as "1h30m", "45s" or "2h5s" says. The units are h, m and s,
    each at most once and in this order, each behind a whole number; at least one of them is there.
    Return `NaN` for anything else.
    """
    found = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", text)
    if not text or not found:
        return float("nan")
    hours, minutes, seconds = (int(one or 0) for one in found.groups())
    return 3600 * hours + 60 * minutes + seconds


@problem(
    3,
    draw=lambda d: (sorted({d.whole(0, 40) for _ in range(d.whole(2, 7))}), d.whole(2, 12)),
    edges={
        "nothing": ([], 3),
        "one moment": ([5], 3),
        "exactly as far apart": ([0, 3, 6], 3),
        "one more": ([0, 4], 3),
        "at the same time": ([1, 1, 1], 2),
    },
)
def sessions(times: list[int], gap: int) -> list[dict[str, int]]:
    """`times` are moments in rising order. Moments belong to one session as long as each comes at
    most `gap` after the one before. Return the sessions in order, each as an object with `start`,
    `end` and `count`, the number of its moments.
    """
    cuts = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(times)) if b - a > gap), len(times)]
    rows = [times[a:b] for a, b in pairwise(cuts) if b > a]
    return [{"start": row[0], "end": row[-1], "count": len(row)} for row in rows]
