"""Measure rubrics anew and write their error sheets: ``rubrics/<name>/error_sheet.json``.

    python -m tools.error_sheets                        # all of them: tetris takes an hour
    python -m tools.error_sheets json_document plain_text
    python -m tools.error_sheets tetris --seed 12 --count 120
    python -m tools.error_sheets math --count 40
    python -m tools.error_sheets swahili_translation --passages passages.tsv

`tetris` is measured on held-out games of known truth (`tests/games`), pages on the sound pages of
`tests/pages` and on mutants of them, JSON on made documents and their mutants, prose on what the
modules of Python's library say of themselves, the panel on answers to items that it draws (`code`
in a browser). A new seed gives new games. Translations need
passages that nothing was tuned on: a line each, a source text, a tab, and a sound translation.
"""

import argparse
import importlib
import json
import pkgutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from grader.binding import House
from grader.finding import to_json
from grader.item import Item
from grader.manifest import write_sample
from grader.origin import Origin

HOME = Path("rubrics")
SHEET = "error_sheet.json"
WORDS = 80
"""Words of a text at least: shorter ones are no answer to anything."""


def main(arguments: list[str]) -> int:
    """Measure what is asked for, one after another."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m tools.error_sheets", description=__doc__, formatter_class=plain
    )
    parser.add_argument("rubrics", nargs="*", metavar="NAME", help=f"of {', '.join(SHEETS)}")
    parser.add_argument("--seed", type=int, default=1, help="of games, texts and mutants")
    parser.add_argument(
        "--count", type=int, default=60, help="games, sound answers, or of each kind"
    )
    parser.add_argument("--passages", type=Path, help="of the translation that is measured")
    options = parser.parse_args(arguments)
    if options.passages:
        for name in options.rubrics:
            _translation(name, options.seed, options.passages)
        return 0
    for name in options.rubrics or SHEETS:
        if name not in SHEETS:
            parser.error(f"no sheet is written for {name}; there is {', '.join(SHEETS)}")
        SHEETS[name](options.seed, options.count)
        sys.stderr.write(f"wrote {HOME / name / SHEET}\n")
    return 0


def _tetris(seed: int, count: int) -> None:
    command = ["-m", "tests.games.measure", "--held-out", "--seed", str(seed)]
    _python(*command, "--count", str(count), "--sheet", str(HOME / "tetris" / SHEET))


def _pages(rubric: str, seed: int, count: int) -> None:
    """Damage sound pages by many hands, in the ways that break a page for good."""
    from tests.pages.library import SETS, sound_pages  # noqa: PLC0415 - reads all of them

    every = {f"{name}.html": html for one in SETS for name, html in sound_pages(one).items()}
    chosen = Random(seed).sample(sorted(every), min(count, len(every)))  # noqa: S311
    kinds = "cut_tail,dropped_bracket,dropped_quote,fenced_page,other_quotes"
    more = ("--kinds", kinds, "--count", str(max(1, count // 4)))
    _mutate(rubric, {name: every[name] for name in chosen}, seed, *more)


def _json_document(seed: int, count: int) -> None:
    rng = Random(seed)  # noqa: S311 - the same documents every time
    made = {f"{at}.json": _document(rng) for at in range(count)}
    _mutate("json_document", made, seed, "--static", "--count", str(count))


def _plain_text(seed: int, count: int) -> None:
    texts = list(_docstrings())
    chosen = Random(seed).sample(texts, min(count, len(texts)))  # noqa: S311
    sound = {f"{name}.txt": text for name, text in chosen}
    _mutate("plain_text", sound, seed, "--static", "--count", str(count))


def _translation(rubric: str, seed: int, passages: Path) -> None:
    target = dict(dict(House.open().rubric(rubric).gather)["language"])["target"]
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(passages.read_text("utf-8").splitlines()):
            source, _, answer = line.partition("\t")
            languages = {"source_language": "en", "target_language": target}
            item = Item(
                rubric, f"passage_{number}", expected=to_json({"source": source, **languages})
            )
            home, data = Path(folder, f"passage-{number}"), {"answer.txt": answer.encode()}
            write_sample(home, data, "answer.txt", item, Origin(), collection=home.name)
        command = ["rubric", "mutate", rubric, folder, "--seed", str(seed), "--count", "60"]
        _python("-m", "grader", *command, "--static", "--sheet", str(HOME / rubric / SHEET))


def _of_its_own(rubric: str, seed: int, count: int) -> None:
    """Damage what a rubric itself says is sound: answers to items that it draws."""
    command = ["-m", "grader", "rubric", "mutate", rubric, "--seed", str(seed)]
    _python(*command, "--count", str(count), "--sheet", str(HOME / rubric / SHEET))


PANEL = (
    "calibration", "classification", "code", "json_schema", "long_context", "math", "prose",
    "reasoning", "summary", "tool_use", "vision",
)  # fmt: skip
SHEETS: dict[str, Callable[[int, int], None]] = {
    "json_document": _json_document,
    "plain_text": _plain_text,
    "web_page": partial(_pages, "web_page"),
    "hello_world": partial(_pages, "hello_world"),
    "tetris": _tetris,
    **{name: partial(_of_its_own, name) for name in PANEL},
}


def _mutate(rubric: str, sound: dict[str, str], seed: int, *more: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in sound.items():
            Path(folder, name).write_text(text, "utf-8")
        sheet = str(HOME / rubric / SHEET)
        command = ["-m", "grader", "rubric", "mutate", rubric, folder, "--seed", str(seed)]
        _python(*command, *more, "--sheet", sheet)


def _python(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True)  # noqa: S603 - our own modules


def _document(rng: Random) -> str:
    indent, plain = rng.choice((None, 2, 4)), rng.random() < 0.5
    return json.dumps(_value(rng, 4), indent=indent, ensure_ascii=plain)


def _value(rng: Random, depth: int) -> Any:
    """Some value that JSON can hold, the outermost an object."""
    if depth == 4 or (depth and rng.random() < 0.4):
        return {_word(rng): _value(rng, depth - 1) for _ in range(rng.randint(1, 6))}
    if depth and rng.random() < 0.4:
        return [_value(rng, depth - 1) for _ in range(rng.randint(0, 5))]
    number = rng.uniform(-1, 1) * 10 ** rng.randint(-9, 9)
    quoted = f'{_word(rng)} "{_word(rng)}"\n'
    return rng.choice((rng.randint(-9999, 9999), number, True, False, None, quoted, ""))


def _word(rng: Random) -> str:
    letters = rng.choice(("abcdefghij", "aeiou_xyz", "äöüßéñ", "日本語漢字", "मराठी", "/\\{}[]:,'"))
    return "".join(rng.choices(letters, k=rng.randint(1, 12)))


def _docstrings() -> Iterator[tuple[str, str]]:
    """What modules of the standard library say of themselves, those that are long enough."""
    skipped = {"antigravity", "this", "idlelib", "turtledemo", "lib2to3", "test"}
    for one in sorted(pkgutil.iter_modules(), key=lambda it: it.name):
        if one.name not in sys.stdlib_module_names or one.name in skipped:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                text = importlib.import_module(one.name).__doc__ or ""
            except ImportError:
                continue  # a module of another system
        if len(text.split()) >= WORDS:
            yield one.name, text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
