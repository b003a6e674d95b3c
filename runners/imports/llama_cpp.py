"""Read what llama-perplexity and llama-bench print. Pure: texts in, scores out."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from grader.errors import ContractError
from runners.gguf.facts import named_quant
from runners.imports.naming import model_name
from runners.imports.scores import Score

_FILE = re.compile(r"loaded meta data with .* from (?P<path>.+?\.gguf)")
_BPW = re.compile(r"file size\s*=\s*[\d.]+ \w+ \((?P<bpw>[\d.]+) BPW\)")
_NUMBER = r"(?P<value>-?\d+(?:\.\d+)?(?:e-?\d+)?)"
_METRICS = (
    ("perplexity", False, 1.0, re.compile(rf"Final estimate: PPL = {_NUMBER}")),
    ("perplexity", False, 1.0, re.compile(rf"^Mean PPL\(Q\)\s*:\s*{_NUMBER}", re.MULTILINE)),
    ("kl_divergence", False, 1.0, re.compile(rf"^Mean\s+KLD:\s*{_NUMBER}", re.MULTILINE)),
    ("kl_divergence_99", False, 1.0, re.compile(rf"^99\.0%\s+KLD:\s*{_NUMBER}", re.MULTILINE)),
    ("same_top_token", True, 0.01, re.compile(rf"^Same top p:\s*{_NUMBER}", re.MULTILINE)),
)
"""Metric, whether more is better, factor to our unit, and where llama-perplexity prints it."""

_CELL = re.compile(r"(?P<speed>[\d.]+)\s*±\s*[\d.]+")


def perplexity_scores(
    text: str, where: str, model: str | None = None, quant: str | None = None
) -> list[Score]:
    """Read the log of llama-perplexity, also with ``--kl-divergence``.

    Raises:
        ContractError: it holds no result, or does not tell which file was measured.
    """
    path = found["path"] if (found := _FILE.search(text)) else ""
    name, rung = _named(path, model, quant, where)
    bits = float(told["bpw"]) if (told := _BPW.search(text)) else None
    scores: dict[str, Score] = {}
    for metric, better, factor, pattern in _METRICS:
        if metric not in scores and (hit := pattern.search(text)):
            value = round(float(hit["value"]) * factor, 9)
            scores[metric] = Score(name, rung, metric, value, "", better, "llama-perplexity", bits)
    if not scores:
        raise ContractError(
            f"{where}: no result of llama-perplexity; wanted is its output to the end, like "
            "'Final estimate: PPL = 6.12 +/- 0.04'"
        )
    return list(scores.values())


def bench_scores(
    text: str, where: str, model: str | None = None, quant: str | None = None
) -> list[Score]:
    """Read the output of llama-bench: JSON, JSON lines, CSV, or its table.

    Metrics are called as llama-bench calls its tests: ``pp512`` reads a prompt, ``tg128``
    generates; the value is tokens a second.

    Raises:
        ContractError: it is none of these, or does not tell which file was measured.
    """
    rows = list(_rows(text))
    if not rows:
        raise ContractError(f"{where}: no rows of llama-bench (json, jsonl, csv or its table)")
    scores = []
    for row in rows:
        path = str(row.get("model_filename") or "")
        name, rung = _named(path or str(row.get("model") or ""), model, quant, where)
        params, size = _number(row, "model_n_params"), _number(row, "model_size")
        speed = _number(row, "avg_ts")
        if speed is None:
            raise ContractError(f"{where}: a row without avg_ts: {row!r}")
        bits = round(size * 8 / params, 4) if params and size else None
        gb = size / 1e9 if size else None
        metric = f"{_test(row)}_tokens_per_second"
        scores.append(Score(name, rung, metric, speed, source="llama-bench", bits=bits, gb=gb))
    return scores


def _named(path: str, model: str | None, quant: str | None, where: str) -> tuple[str, str]:
    name = PurePath(path.strip().replace("\\", "/")).name
    rung = quant or named_quant(name if name.endswith(".gguf") else f"{_dashed(name)}.gguf")
    if rung is None:
        raise ContractError(f"{where}: {name or 'nothing'!r} does not tell the quant; give --quant")
    return model or model_name(name or rung), rung


def _dashed(kind: str) -> str:
    """Write what llama-bench calls a model (``llama 8B Q4_K - Medium``) like a file's name."""
    size = {"Small": "_S", "Medium": "_M", "Large": "_L"}
    plain = re.sub(r"\s+-\s+(Small|Medium|Large)", lambda one: size[one[1]], kind)
    return re.sub(r"\s+", "-", plain.strip())


def _rows(text: str) -> Iterator[Mapping[str, Any]]:
    begin = text.lstrip()[:1]
    try:
        if begin == "[":
            yield from json.loads(text)
        elif begin == "{":
            yield from (json.loads(line) for line in text.splitlines() if line.strip())
        elif "model_filename" in text.split("\n", 1)[0]:
            yield from csv.DictReader(io.StringIO(text))
        else:
            yield from _table(text)
    except ValueError:
        return


def _table(text: str) -> Iterator[Mapping[str, Any]]:
    """Rows of the table: ``| model | size | params | backend | … | test | t/s |``."""
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if "t/s" in cells:
            head = cells
        elif head and len(cells) == len(head) and (speed := _CELL.search(cells[-1])):
            row = dict(zip(head, cells, strict=True))
            yield {"model": row.get("model"), "test": row.get("test"), "avg_ts": speed["speed"]}


def _test(row: Mapping[str, Any]) -> str:
    if told := row.get("test"):
        return str(told).replace(" ", "")
    prompt, generated = (int(row.get(key) or 0) for key in ("n_prompt", "n_gen"))
    deep = f"@d{row['n_depth']}" if int(row.get("n_depth") or 0) else ""
    both = f"pp{prompt}+tg{generated}"
    return (both if prompt and generated else f"pp{prompt}" if prompt else f"tg{generated}") + deep


def _number(row: Mapping[str, Any], key: str) -> float | None:
    try:
        return float(row[key])
    except (KeyError, TypeError, ValueError):
        return None
