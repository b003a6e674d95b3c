"""Which samples the report shows in full, and their findings, pictures and programs."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from grader.decide.report_data import Comparison, LadderView, Row, Shown
from grader.store.db import Store

_FINDINGS = """
select run_id, sample_id, rubric, "check", gate, kind, message, "text", file, line, "column"
from finding_detail
where (run_id, sample_id, rubric) in (select (unnest($runs), unnest($samples), unnest($rubrics)))
order by gate desc, kind desc, weight desc, "check", ord
"""
_PICTURES = """
select run_id, sample_id, rubric, name, sha256, bytes
from picture
where (run_id, sample_id, rubric) in (select (unnest($runs), unnest($samples), unnest($rubrics)))
order by name
"""
_PROMPTS = """
select s.run_id, s.sample_id, s.rubric, i.data
from sample s join item i using (item_digest)
where (s.run_id, s.sample_id, s.rubric) in
    (select (unnest($runs), unnest($samples), unnest($rubrics)))
"""
_MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
_AROUND = 2
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Evidence:
    """Fetches kept bytes by digest; ``most`` samples in full, ``budget`` bytes of pictures."""

    fetch: Callable[[str], bytes | None]
    most: int = 120
    budget: int = 8_000_000
    program: int = 150_000

    def choose(
        self, db: Store, samples: Sequence[Row], ladders: Sequence[LadderView]
    ) -> tuple[tuple[Comparison, ...], tuple[Shown, ...]]:
        """Choose one telling prompt of each ladder, then the worst samples, and read them."""
        chosen = [(view, one) for view in ladders if (one := _telling(view, samples))]
        wanted = [row for _, columns in chosen for _, row in columns]
        seen = {_key(row) for row in wanted}
        pool = [row for row in samples if row["tier"] == "broken" and _key(row) not in seen]
        wanted += _spread(pool)[: max(self.most - len(wanted), 0)]
        read = self._read(db, wanted)
        comparisons = tuple(
            Comparison(
                view.task,
                str(columns[0][1]["item"]),
                read[_key(columns[0][1])].prompt,
                tuple((label, read[_key(row)]) for label, row in columns),
            )
            for view, columns in chosen
        )
        return comparisons, tuple(read.values())

    def _read(self, db: Store, rows: Sequence[Row]) -> dict[tuple[str, ...], Shown]:
        if not rows:
            return {}
        keys = {
            "runs": [row["run_id"] for row in rows],
            "samples": [row["sample_id"] for row in rows],
            "rubrics": [row["rubric"] for row in rows],
        }
        findings = _by_sample(db, _FINDINGS, keys)
        pictures = _by_sample(db, _PICTURES, keys)
        prompts = _by_sample(db, _PROMPTS, keys)
        left = self.budget
        made = {}
        for row in rows:
            key = _key(row)
            files, images = {}, []
            for picture in pictures.get(key, ()):
                name = str(picture["name"])
                media = _MEDIA.get("." + name.rpartition(".")[2].lower())
                if name.startswith("source/"):
                    data = self.fetch(picture["sha256"])
                    if data is not None:
                        files[name.removeprefix("source/")] = data.decode("utf-8", "replace")
                elif (media or "." not in name) and picture["bytes"] <= left:
                    data = self.fetch(picture["sha256"])
                    if data is not None:
                        images.append((name, media or _sniffed(data), data))
                        left -= len(data)
            made[key] = Shown(
                row,
                _prompt(prompts.get(key, ())),
                tuple(_with_excerpt(one, files) for one in findings.get(key, ())[:8]),
                tuple(images),
                _program(files, self.program),
            )
        return made


def _telling(view: LadderView, samples: Sequence[Row]) -> list[tuple[str, Row]]:
    """Choose the item that most rungs answered and whose tiers tell most of the ladder apart."""
    labels = {origin: rung.label for rung in view.rungs for origin in rung.origins}
    items: dict[str, dict[str, Row]] = {}
    for row in samples:
        if (
            row["origin"] in labels
            and row["task"] == view.task
            and row["illustration"] == view.illustration
        ):
            items.setdefault(row["item"] or "", {}).setdefault(labels[row["origin"]], row)
    if not items:
        return []

    def worth(item: str) -> tuple[int, int, int]:
        tiers = [
            items[item][rung.label]["tier"] for rung in view.rungs if rung.label in items[item]
        ]
        works = [one in ("professional", "functional") for one in tiers]
        ordered = sum(a >= b for a, b in pairwise(works))
        return (len(tiers), int(any(works) and not all(works)), ordered)

    best = max(sorted(items), key=worth)
    there = items[best]
    return [(rung.label, there[rung.label]) for rung in view.rungs if rung.label in there]


def _spread(rows: Sequence[Row]) -> list[Row]:
    """Order samples so that every rubric, quant and root fault has its turn, the worst first."""
    turns: dict[tuple[object, ...], int] = {}
    ranked: list[tuple[int, int, Row]] = []
    for row in sorted(rows, key=lambda row: (row["score"] or 0.0, row["path"])):
        kind = (row["rubric"], row["quant"], row["root"])
        turns[kind] = turns.get(kind, 0) + 1
        ranked.append((turns[kind], len(ranked), row))
    return [row for _, _, row in sorted(ranked, key=lambda one: one[:2])]


def _key(row: Row) -> tuple[str, ...]:
    return row["run_id"], row["sample_id"], row["rubric"]


def _by_sample(db: Store, sql: str, keys: dict[str, Any]) -> dict[tuple[str, ...], list[Row]]:
    cursor = db.execute(sql, keys)
    names = [str(one[0]) for one in cursor.description or ()]
    groups: dict[tuple[str, ...], list[Row]] = {}
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        groups.setdefault(_key(row), []).append(row)
    return groups


def _prompt(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    messages = json.loads(rows[0]["data"]).get("messages") or []
    return "\n\n".join(
        str(one.get("content", "")) for one in messages if one.get("role", "user") == "user"
    )


def _with_excerpt(finding: Row, files: dict[str, str]) -> Row:
    text = files.get(str(finding["file"]))
    line = finding["line"]
    excerpt: list[tuple[int, str, bool]] = []
    if text is not None and line:
        lines = text.splitlines()
        near = range(max(1, line - _AROUND), min(len(lines), line + _AROUND) + 1)
        excerpt = [(number, lines[number - 1][:_LONGEST], number == line) for number in near]
    return {**finding, "excerpt": excerpt}


def _program(files: dict[str, str], most: int) -> str | None:
    text = files.get("index.html") or next(
        (one for name, one in sorted(files.items()) if name.endswith((".html", ".htm"))), None
    )
    return text if text is not None and len(text) <= most else None


def _sniffed(data: bytes) -> str:
    return "image/jpeg" if data[:2] == b"\xff\xd8" else "image/png"
