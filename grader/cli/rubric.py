"""Write rubrics and check them: new, list, show, test, mutate, load, schema."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from grader.binding import House
from grader.cli import kit, mutate
from grader.cli.progress import progress
from grader.decide.instrument import read_sheet
from grader.errors import UsageError
from grader.items import declared_items
from grader.record import rubric_row
from grader.report.error_sheet import sheet_text
from grader.rubric import Rubric
from grader.rubric_schema import schema
from grader.scaffold import scaffold
from grader.store.db import open_store
from grader.store.errors import StoreError
from grader.store.load import load_rubric

_LINE = "{rubric:<16} v{version:<3} {medium:<5} {checks:>3} checks {items:>3} items  {title}"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the verbs below ``rubric``."""
    verbs = parser.add_subparsers(required=True, metavar="VERB", dest="verb")

    def add(
        name: str, do: Callable[[argparse.Namespace], int], what: str
    ) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=what, description=what)
        one.set_defaults(do=do)
        return one

    new = add("new", _new, "make a rubric in a new folder: a prompt, a check, exemplars")
    new.add_argument("name", help="snake_case; the folder gets this name")
    new.add_argument("--medium", choices=("html", "text", "json"), default="html")
    listing = add("list", _list, "every rubric that is installed")
    listing.add_argument("--format", choices=("terminal", "json"), default="terminal")
    for verb, do, what in (
        ("show", _show, "what a rubric counts, how much, and what must hold"),
        ("test", _test, "run the examples of its checks, its exemplars and their order"),
        ("load", _load, "put its weights into the database; nothing is graded again"),
    ):
        one = add(verb, do, what)
        one.add_argument("rubric", metavar="NAME|FOLDER")
        if verb == "test":
            one.add_argument("--static", action="store_true", help="without a browser")
            one.add_argument("--workers", type=int, default=2, metavar="N")
        if verb == "load":
            one.add_argument("--db", type=Path, default=Path("bitgrade.duckdb"))
    mutate.configure(
        add("mutate", mutate.run, "damage sound answers on purpose; report what is noticed")
    )
    add("schema", _schema, "the JSON schema of rubric.toml, for editors")


def run(options: argparse.Namespace) -> int:
    """Run the verb below."""
    code: int = options.do(options)
    return code


def _new(options: argparse.Namespace) -> int:
    for path in scaffold(Path(options.name), options.medium):
        kit.say(str(path))
    kit.note(f"try it: grade rubric test ./{options.name}")
    return kit.OK


def _list(options: argparse.Namespace) -> int:
    house = House.open()
    owners = {rubric.id: one.origin for one in house.registry.plugins for rubric in one.rubrics}
    rows = [
        {
            "rubric": one.id,
            "version": one.version,
            "medium": one.medium.value,
            "checks": len(one.checks),
            "items": len(one.items),
            "from": owners[one.id],
            "title": one.title,
        }
        for one in sorted(house.registry.rubrics.values(), key=lambda one: one.id)
    ]
    if options.format == "json":
        kit.say(json.dumps(rows, indent=2))
        return kit.OK
    for row in rows:
        kit.say(_LINE.format(**row))
    for broken in house.registry.faults:
        kit.complain(f"{broken.origin} could not be read: {broken.fault}")
    return kit.OK


def _show(options: argparse.Namespace) -> int:
    house, rubric = _named(options.rubric)
    bound = house.bind(rubric.id)
    kit.say(f"{rubric.id}, version {rubric.version}: {rubric.title}")
    kit.say(f"  for {rubric.medium.value} documents; capability {rubric.capability}")
    kit.say(
        f"  broken = a gate fails; professional = score ≥ {rubric.bars.professional:g}"
        f" and craft ≥ {rubric.bars.craft:g}\n"
    )
    for due in sorted(bound.due, key=lambda one: one.rank):
        counted = rubric.checks[due.rank]
        mark = "gate" if counted.gate else due.check.kind if due.check.kind == "craft" else ""
        kit.say(f"  {counted.weight:>5g} {mark:<6}{due.check.id:<26}{due.check.title}")
        if counted.after:
            kit.say(f"{'':14}after {', '.join(counted.after)}")
        for name, value in due.check.defaults.items():
            kit.say(f"{'':14}{name} = {value!r}")
    if rubric.facts:
        kit.say(f"\n  observes: {', '.join(rubric.facts)}")
    kit.say(sheet_text(read_sheet(rubric.folder, rubric.id), kit.width(), colour=kit.colour()))
    items = declared_items(rubric)
    if items:
        kit.say(f"\n  {len(items)} items:")
    for item in items:
        first = item.prompt.splitlines()[0]
        kit.say(f"    level {item.level}  {item.id:<24}{first[:70]}")
    return kit.OK


def _test(options: argparse.Namespace) -> int:
    from grader.rubric_test import rehearse  # noqa: PLC0415 - only this verb starts workers

    house, rubric = _named(options.rubric)
    with progress("exemplars") as step:
        trial = rehearse(
            house, rubric, options.rubric, options.workers, step, static=options.static
        )
    for line in trial.complaints:
        kit.say(f"✗ {line}")
    kit.say(
        f"{rubric.id}: {trial.examples} examples of {trial.checks} checks, "
        f"{trial.exemplars} exemplars: {'✓ sound' if not trial.complaints else 'not sound'}"
    )
    return kit.BROKEN if trial.complaints else kit.OK


def _load(options: argparse.Namespace) -> int:
    house, rubric = _named(options.rubric)
    house.bind(rubric.id)
    declaration = rubric_row(rubric, lambda id_: house.registry.checks[id_].check)
    try:
        with open_store(options.db) as db:
            new = load_rubric(db, declaration)
    except StoreError as error:
        raise UsageError(str(error)) from error
    now = "is now" if new else "already was"
    kit.say(f"{rubric.id} version {rubric.version} {now} what scores in {options.db} are read by")
    return kit.OK


def _schema(_options: argparse.Namespace) -> int:
    kit.say(json.dumps(schema(), indent=2))
    return kit.OK


def _named(name: str) -> tuple[House, Rubric]:
    named = House.naming((name,))
    return named.house, named.house.rubric(named.ids[0])
