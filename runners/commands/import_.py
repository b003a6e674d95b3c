"""Bring in what others generated or measured.

  folder            a folder of files for each quant: outputs/Q4_K_M/hello.html …
  lm-eval           what lm-evaluation-harness writes with --log_samples: answers and metrics
  llama-perplexity  the output of llama-perplexity, also with --kl-divergence
  llama-bench       the output of llama-bench: json, jsonl, csv or its table

Answers become samples for `grade`, numbers external scores in the database (`grade scores show`).
"""

import argparse
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from grader.cli import kit
from grader.errors import ContractError, UsageError
from grader.registry import Registry, from_folder, installed
from grader.rubric import Rubric, suggestion
from grader.shelf import DEFAULT_RUBRIC
from runners.imports.llama_cpp import bench_scores, perplexity_scores
from runners.imports.samples import Found, of_folder, of_lm_eval, write
from runners.imports.scores import Score, as_csv
from runners.plan.parse import slug

FORMATS = ("folder", "lm-eval", "llama-perplexity", "llama-bench")
DB = Path("bitgrade.duckdb")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``import``."""
    parser.add_argument("format", metavar="FORMAT", choices=FORMATS, help=", ".join(FORMATS))
    parser.add_argument("path", metavar="PATH", type=Path, help="file or folder")
    parser.add_argument("--rubric", metavar="NAME|FOLDER", help="by which samples are graded")
    parser.add_argument("--model", metavar="NAME", help="the model, without its quant")
    parser.add_argument("--quant", metavar="NAME", help="the rung, where nothing tells it")
    parser.add_argument("--out", metavar="DIR", type=Path, help="where samples go to")
    parser.add_argument("--db", metavar="FILE", type=Path, default=DB, help=f"for scores ({DB})")
    parser.add_argument("--csv", action="store_true", help="print scores, and store none")


def run(options: argparse.Namespace) -> int:
    """Read, write, and say what became of it."""
    if not options.path.exists():
        raise UsageError(f"{options.path}: no such file or folder")
    if options.format == "folder":
        return _keep(options, _folder(options), [])
    if options.format == "lm-eval":
        rubric = _rubric(options.rubric or "plain_text")
        found, scores = of_lm_eval(options.path, rubric, options.model, options.quant)
        return _keep(options, found, scores)
    read = perplexity_scores if options.format == "llama-perplexity" else bench_scores
    text = _text(options.path)
    return _store(options, read(text, str(options.path), options.model, options.quant))


def _folder(options: argparse.Namespace) -> Sequence[Found]:
    if not options.path.is_dir():
        raise UsageError(f"{options.path}: a folder is wanted, with a folder for each quant")
    names = [options.rubric] if options.rubric else DEFAULT_RUBRIC.values()
    rubrics = {one.medium: one for one in map(_rubric, names)}
    return list(of_folder(options.path, rubrics, options.model))


def _keep(options: argparse.Namespace, found: Sequence[Found], scores: Sequence[Score]) -> int:
    if found and not options.csv:
        out = options.out or Path("artifacts") / slug(options.path.resolve().name)
        collection = f"{out.name}-{secrets.token_hex(4)}"
        for one in found:
            write(one, out, collection)
        kit.say(f"{len(found)} samples lie in {out}; next: grade {out}")
    return _store(options, scores) if scores else kit.OK


def _store(options: argparse.Namespace, scores: Sequence[Score]) -> int:
    """Print scores, or hand them to `grade scores load`, which owns the database."""
    text = as_csv(scores)
    if options.csv:
        kit.say(text)
        return kit.OK
    with tempfile.TemporaryDirectory(prefix="bitgrade-") as folder:
        file = Path(folder) / "scores.csv"
        file.write_text(text, "utf-8")
        command = [sys.executable, "-m", "grader", "scores", "load", str(file)]
        return subprocess.run([*command, "--db", str(options.db)], check=False).returncode  # noqa: S603 - ourselves


def _rubric(name: str) -> Rubric:
    folder = Path(name)
    rubrics = Registry.of(installed()).rubrics
    if "/" in name or (name not in rubrics and folder.is_dir()):
        return from_folder(folder).rubrics[0]
    if name not in rubrics:
        raise UsageError(f"no rubric {name!r}{suggestion(name, rubrics)}")
    return rubrics[name]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError as error:
        raise ContractError(f"{path}: cannot be read: {error.strerror}") from error
