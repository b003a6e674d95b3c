"""Whole games: a regression suite that covers all pairs of dimensions, and held-out ones.

    python -m tests.games.generator FOLDER [--held-out] [--seed N] [--count N]

writes them as pages, with the truth of each in `truth.json`.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.games.covering import Row, covering, held_out_rows
from tests.games.defects import DEFECTS, possible
from tests.games.dimensions import DIMENSIONS
from tests.games.oracle import Expectation, as_json, truth
from tests.games.spec import Spec
from tests.games.writing import write

ROWS = Path(__file__).parent / "covering.csv"
HELD_OUT = 420
"""How many held-out games there are: five times as many as defects."""


@dataclass(frozen=True, slots=True)
class Game:
    """One page with its truth."""

    spec: Spec
    html: str
    truth: dict[str, Expectation]

    @property
    def name(self) -> str:
        """A name that says nothing about the fault."""
        return self.spec.name


def _with_defects(rows: Sequence[Row], prefix: str, seed: int, clean: float) -> list[Spec]:
    """Every row a game; a part of them clean, the others with the defects in equal shares.

    Defects that few rows can hold choose first.
    """
    rng = Random(f"{seed}:{prefix}")
    specs = [Spec(f"{prefix}{at:03}", row, seed=seed) for at, row in enumerate(rows)]
    free = set(rng.sample(range(len(specs)), k=round(len(specs) * (1 - clean))))
    able = {
        bug: [at for at in sorted(free) if possible(replace(specs[at], bug=bug), bug)]
        for bug in DEFECTS
    }
    given: dict[int, str] = {}
    shares: Counter[str] = Counter()
    while len(given) < len(free):
        open_ = [bug for bug in DEFECTS if any(at not in given for at in able[bug])]
        if not open_:
            break
        left = {bug: [at for at in able[bug] if at not in given] for bug in open_}
        bug = min(open_, key=lambda one: (shares[one], len(left[one])))
        given[rng.choice(left[bug])] = bug
        shares[bug] += 1
    return [replace(spec, bug=given.get(at, "")) for at, spec in enumerate(specs)]


def stored_rows() -> list[Row]:
    """The rows of the covering array as they were last computed."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def store_rows() -> None:
    """Compute the covering array anew, after dimensions or limits have changed."""
    rows, _ = covering(seed=1)
    with ROWS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(DIMENSIONS), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def regression_specs() -> list[Spec]:
    """The regression suite, unwritten: half of the games are clean."""
    return _with_defects(stored_rows(), "r", seed=1, clean=0.5)


def held_out_specs(seed: int = 0, count: int = HELD_OUT) -> list[Spec]:
    """Held-out games, unwritten: pairs of values that the regression suite never has."""
    return _with_defects(held_out_rows(seed, count), f"h{seed}_", seed=1000 + seed, clean=0.35)


def game(spec: Spec) -> Game:
    """Write one game."""
    return Game(spec, write(spec), truth(spec))


def main(arguments: Sequence[str]) -> int:
    """Write games into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.games.generator", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=HELD_OUT)
    options = parser.parse_args(arguments)
    specs = held_out_specs(options.seed, options.count) if options.held_out else regression_specs()
    options.folder.mkdir(parents=True, exist_ok=True)
    for spec in specs:
        (options.folder / f"{spec.name}.html").write_text(write(spec), "utf-8")
    known = json.dumps([as_json(spec) for spec in specs], ensure_ascii=False, indent=1)
    (options.folder / "truth.json").write_text(known + "\n", "utf-8")
    sys.stdout.write(f"{len(specs)} games in {options.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
