"""What a page tells, again and again: how often it told something else, page by page.

    python -m tests.lab.repeats --strain loaded --times 50 [--pages canvas_dots css_steps …]

Every time is a visit in a context of its own and a fork from nothing, in all their evidence, held
against the first ones, which a machine without strain told; what differs is counted. Rows go to
``repeats.tsv`` one by one; a row that is there already is not done again.
"""

import argparse
import hashlib
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from grader.evidence.browser import BrowserSession
from grader.evidence.inputs import Plan, Show, click, looks, tap
from grader.evidence.trace import Trace
from grader.gather.codec import encode
from grader.gather.lab import Stage
from grader.gather.lab.watch import Bounds
from grader.missing import Missing
from tests.lab.animated import MARKED, PAGES, QUICK
from tests.lab.strain import calm, loaded, throttled
from tests.lab.visits import Visitor, opened

ALL = frozenset(Show) - {Show.SCREEN}

PLAN = Plan.of(
    tap("ArrowLeft", 300),
    click(150, 150, 600),
    tap("Space", 700),
    looks([250, 1000], *ALL),
    looks([1000], Show.SCREEN),
    until=1200,
)
"""Inputs of all kinds, and everything looked at."""

PATIENT = Bounds(suspicious=100, whole=1000, wall=1000)
"""Enough for a page that is throttled on a machine that is busy."""

STRAINS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "calm": calm,
    "throttled": throttled,
    "loaded": loaded,
}

TABLE = Path(__file__).with_name("repeats.tsv")
COLUMNS = ("page", "strain", "times", "differing", "bytes", "sha256")


def tell(visitor: Visitor, name: str) -> str:
    """All that a visit and a fork tell of a page, as JSON; pictures by their digests."""
    session = visitor.session(PAGES[name])
    assert session.restless == MARKED.get(name, ()), session.restless
    return "" if session.restless else text(session, *visitor.forks(PAGES[name], PLAN))


def text(*seen: BrowserSession | Trace) -> str:
    """What was seen, as it is recorded: JSON, with the digests of all pictures."""
    return json.dumps(encode(seen, {}))


def difference(one: str, other: str) -> str:
    """The first place where two texts differ, with what stands around it; empty where none is."""
    pairs = enumerate(zip(one, other, strict=False))
    at = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    around = slice(max(0, at - 200), at + 100)
    return "" if one == other else f"{one[around]}\n=== or ===\n{other[around]}"


def main() -> None:
    """Measure what the table does not have yet, and say where something differed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--strain", choices=STRAINS, default="calm")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--pages", nargs="*", default=[one for one in QUICK if one not in MARKED])
    parser.add_argument("--table", type=Path, default=TABLE)
    given = parser.parse_args()
    done = _done(given.table)
    for visitor in opened(PATIENT):
        for name in given.pages:
            if (name, given.strain) not in done:
                row = _row(visitor, name, given.strain, given.times)
                with given.table.open("a", encoding="utf-8") as file:
                    print(*row, sep="\t", file=file)
                print(*row, flush=True)


def _done(table: Path) -> set[tuple[str, str]]:
    """What a table has already; a table that is not there gets its head."""
    if not table.exists():
        table.write_text("\t".join(COLUMNS) + "\n", "utf-8")
    rows = (line.split("\t") for line in table.read_text("utf-8").splitlines()[1:])
    return {(row[0], row[1]) for row in rows}


def _row(visitor: Visitor, name: str, strain: str, times: int) -> tuple[object, ...]:
    page = PAGES[name]
    session, expected = text(visitor.session(page)), text(*visitor.forks(page, PLAN))

    async def act(stage: Stage) -> list[str]:
        first = difference(expected, text(await stage.fork(PLAN)))
        twins = [(await stage.twins(PLAN)).difference for _ in range(times - 1)]
        return [first, *(str(one or "") for one in twins)]

    with STRAINS[strain]():
        visits = [difference(session, text(visitor.session(page))) for _ in range(times)]
        forks = visitor.play(page, act)
    assert not isinstance(forks, Missing), forks
    differing = [one for one in (*visits, *forks) if one]
    for one in differing[:1]:
        print(f"{name}, {strain}: {one}", flush=True)
    digest = hashlib.sha256((session + expected).encode()).hexdigest()[:16]
    return name, strain, times, len(differing), len(session) + len(expected), digest


if __name__ == "__main__":
    main()
