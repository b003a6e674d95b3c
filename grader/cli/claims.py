"""Hold what the field says of quantization against your data.

Each claim is a query and a test (grader/decide/data/claims.toml): supported, contradicted, or not
enough data, at 95 %. A file of your own claims can be given.
"""

import argparse
import json
from pathlib import Path

from rich.text import Text

from grader.cli import kit
from grader.cli.answers import DB, opened
from grader.decide.claims import Finding, read_claims, try_claim
from grader.errors import UsageError
from grader.report.decisions.words import told
from grader.report.layout import Page

_MARKS = {"supported": ("✓", "green"), "contradicted": ("✗", "red")}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``claims``."""
    add = parser.add_argument
    add("file", nargs="?", type=Path, metavar="FILE", help="claims of your own, in TOML")
    add("--db", type=Path, default=DB, help=f"database ({DB})")
    add("--format", choices=("terminal", "json"), default="terminal")


def run(options: argparse.Namespace) -> int:
    """Try every claim and print."""
    claims = read_claims(_text(options.file), str(options.file or "claims.toml"))
    with opened(options.db) as db:
        found = [try_claim(db, one) for one in claims]
    if options.format == "json":
        document = {"schema": 1, "claims": [one.to_json() for one in found]}
        kit.say(json.dumps(document, indent=2, ensure_ascii=False))
        return kit.OK
    page = Page(kit.width())
    for one in found:
        _print(page, one)
    kit.say(page.render(colour=kit.colour()))
    return kit.OK


def _text(path: Path | None) -> str | None:
    try:
        return None if path is None else path.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _print(page: Page, found: Finding) -> None:
    sign, style = _MARKS.get(found.answer, ("?", "yellow"))
    page.paragraph(Text(f"{sign} ", f"bold {style}"), found.claim.says, found.answer)
    if found.loss:
        what = "loses more by" if found.claim.test == "larger" else "loses"
        said = f"{what} {told(found.loss)}, {found.loss.clusters} items, {found.pairs} pairs"
        page.paragraph(Text("  "), said, style="dim")
