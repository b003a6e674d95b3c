"""Read the answers that decisions start from out of a store."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from grader.decide.answers import Answer, Rung
from grader.store.db import Store, query

_SQL = """
select
    c.model, c.quant, c.task, c.item, c.repeat, c.origin, c.rubric, c.rubric_version, c.capability,
    c.level, c.scheme, c.weight_bits, c.activation_bits, c.bits, c.kv_cache, c.params,
    c.active_params, c.family as model_family, c.quant_maker, c.file_digest, c.file_bytes, c.layers,
    c.heads, c.score, c.score_low, c.score_high, c.success, c.partial, c.template_digest,
    c.sampling, c.context, c.server, c.build, c.backend, c.grader_version, c.item_digest,
    c.artifact_id, c.sample_id, t.tokens, t.tokens_per_second
from cliff_input c
left join answer_timing t using (run_id, sample_id, rubric)
order by c.model, c.task, c.bits desc nulls last, c.origin, c.item, c.repeat, c.sample_id
"""


def read_answers(db: Store) -> list[Answer]:
    """Read every answer that may be reasoned from; illustrations are not among them."""
    table = query(db, _SQL)
    rungs: dict[str, Rung] = {}
    names = [one.name for one in fields(Rung)]
    answers = []
    for values in table.rows:
        row = dict(zip(table.columns, values, strict=True))
        key = row["origin"]
        if key not in rungs:
            known = {name: row[name] for name in names}
            rungs[key] = Rung(**known | {"sampling": _steady(row["sampling"])})
        answers.append(_answer(rungs[key], row))
    return answers


def _answer(rung: Rung, row: Mapping[str, Any]) -> Answer:
    low, high = row["score_low"], row["score_high"]
    return Answer(
        rung=rung,
        task=row["task"],
        item=f"{row['rubric']}/{row['item']}",
        repeat=row["repeat"] or 0,
        success=row["success"],
        untold=row["success"] is None and low is not None and low < high,
        score=row["score"],
        capability=row["capability"] or row["task"],
        level=row["level"],
        rubric=row["rubric"],
        rubric_version=row["rubric_version"],
        item_digest=row["item_digest"],
        artifact_id=row["artifact_id"],
        sample_id=row["sample_id"],
        partial=row["partial"],
        grader_version=row["grader_version"],
        tokens_per_second=row["tokens_per_second"],
    )


def _steady(sampling: str | None) -> str | None:
    """Write a sampling without its seed, which is no setting but a draw."""
    if sampling is None:
        return None
    data = json.loads(sampling)
    if isinstance(data, list):
        data = {str(one[0]): one[1] for one in data if isinstance(one, list) and len(one) == 2}
    if not isinstance(data, dict):
        return str(sampling)
    return json.dumps({key: data[key] for key in sorted(data) if key != "seed"}) if data else None
