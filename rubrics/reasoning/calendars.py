"""Days that are counted on: weekdays, dates across months, days between two dates."""

from datetime import date, timedelta
from random import Random

from grader.drawing import Draft
from rubrics.asking import asked

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FORM = "date as YYYY-MM-DD"


def calendar(rng: Random, level: int) -> Draft:
    """A weekday so many days on; a date so many days on or back; the days between two dates."""
    if level == 1:
        start, days = rng.randrange(7), rng.randint(8, 200)
        question = f"Today is {_DAYS[start]}. Which day of the week is it in {days} days?"
        value = _DAYS[(start + days) % 7]
        expected = {"kind": "choice", "value": value, "choices": [[one] for one in _DAYS]}
        return Draft(asked(rng, question, "day of the week"), expected)
    begin = date(2000, 1, 1) + timedelta(days=rng.randrange(20_000))
    if level == 2:
        days = rng.randint(20, 90) * rng.choice((-1, 1))
        way = "after" if days > 0 else "before"
        question = f"Which date is {abs(days)} days {way} {_written(begin)}?"
        value = (begin + timedelta(days=days)).isoformat()
        return Draft(asked(rng, question, _FORM), {"kind": "date", "value": value})
    days = rng.randint(100, 900)
    end = begin + timedelta(days=days)
    weekday = rng.random() < 0.5
    if weekday:
        question = (
            f"{_written(begin)} is a {_DAYS[begin.weekday()]}. "
            f"Which day of the week is {_written(end)}?"
        )
        value = _DAYS[end.weekday()]
        expected = {"kind": "choice", "value": value, "choices": [[one] for one in _DAYS]}
        return Draft(asked(rng, question, "day of the week"), expected)
    question = (
        f"How many days is it from {_written(begin)} to {_written(end)}? The first of the two days "
        "does not count, the last does."
    )
    return Draft(asked(rng, question, "number of days"), {"kind": "integer", "value": str(days)})


def _written(day: date) -> str:
    months = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )  # fmt: skip
    return f"{day.day} {months[day.month - 1]} {day.year}"
