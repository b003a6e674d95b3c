"""Everything around a run that can change a number, as the table ``run`` keeps it."""

import platform
import secrets
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

from grader import __version__
from grader.plan import Due, Plan, Request
from grader.record import rubric_row
from grader.run import Row


def describe(request: Request, plan: Plan, browser: str | None) -> Row:
    """Describe a run before it starts; ``finished`` is filled in at its end."""
    started = now()
    kinds = {id_: one.check for id_, one in plan.house.registry.checks.items()}
    return {
        "run_id": f"{started.replace(':', '').replace('-', '')}-{secrets.token_hex(3)}",
        "started": started,
        "finished": None,
        "grader_version": __version__,
        "platform": platform.platform(),
        "python": platform.python_version(),
        "browser": browser,
        "engine": None,
        "command": sys.argv,
        "static": request.static,
        "seed": 0,
        "plugins": [
            {"distribution": one.origin, "version": one.version}
            for one in plan.house.registry.plugins
        ],
        "rubrics": [rubric_row(one.rubric, kinds.__getitem__) for one in plan.bound.values()],
        "items": list(_distinct(_items(plan.dues))),
        "origins": list(_distinct(_origins(plan.dues))),
    }


def now() -> str:
    """The wall clock, in UTC to the microsecond: for people, never for verdicts."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")


def _items(dues: Iterable[Due]) -> Iterable[Row]:
    for due in dues:
        if due.sample.item is not None:
            yield due.sample.item.to_json() | {"digest": due.sample.item.digest}


def _origins(dues: Iterable[Due]) -> Iterable[Row]:
    for due in dues:
        if due.sample.origin is not None:
            yield due.sample.origin.to_json() | {"digest": due.sample.origin.digest}


def _distinct(rows: Iterable[Row]) -> Iterable[Row]:
    return {row["digest"]: row for row in rows}.values()
