"""SchemaErrors: what a JSON Schema says of an answer, field by field.

The schema is judged by `jsonschema` (draft 2020-12), which takes a quarter of a second to import:
whoever loads the checks does not pay for it, only who first holds an answer against a schema.
Of an alternative (`oneOf`, `anyOf`) what is told is the fault in the variant whose constants fit.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Self

from grader.evidence.json_pointer import leaves, offsets, pointer
from grader.evidence.json_task import JsonTask
from grader.evidence.json_text import JsonText
from grader.finding import Place, shortened

Rule = Literal["missing", "unknown", "type", "value", "pattern", "bounds", "variant"]
MOST = 100
"""Errors of one answer that are kept."""

_RULES: dict[str, Rule] = {
    "required": "missing",
    "additionalProperties": "unknown",
    "unevaluatedProperties": "unknown",
    "type": "type",
    "enum": "value",
    "const": "value",
    "pattern": "pattern",
    "format": "pattern",
    "oneOf": "variant",
    "anyOf": "variant",
}


@dataclass(frozen=True, slots=True)
class SchemaError:
    """One field that breaks one rule. ``wanted`` is the rule's own value, ``shown`` the field's."""

    rule: Rule
    field: str
    wanted: str
    shown: str
    place: Place


@dataclass(frozen=True, slots=True)
class SchemaErrors:
    """Every error of an answer, in the order of its text; ``fields`` counts what it holds."""

    errors: tuple[SchemaError, ...]
    fields: int

    @classmethod
    def of(cls, answer: JsonText, task: JsonTask) -> Self:
        """Judge an answer that could be read as JSON.

        Raises:
            ValueError: it could not.
        """
        value = answer.value()
        spots = offsets(answer.valid or "")
        judged = _validator(task.schema).iter_errors(value)
        found = [one for error in judged for one in _told(error)]
        errors = {
            (rule, field, wanted): SchemaError(
                rule, field, wanted, shown, answer.place(_spot(spots, field))
            )
            for rule, field, wanted, shown in found[:MOST]
        }
        ordered = sorted(errors.values(), key=_in_text)
        return cls(tuple(ordered), max(1, sum(1 for _ in leaves(value))))


@lru_cache(maxsize=512)
def _validator(schema: str) -> Any:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - see above

    return Draft202012Validator(json.loads(schema))


def _told(error: Any) -> Iterator[tuple[Rule, str, str, str]]:
    """Rule, pointer, what the rule wants, and what is there."""
    path = list(error.absolute_path)
    keyword = str(error.validator)
    if keyword in ("oneOf", "anyOf") and error.context:
        best = _nearest(error)
        if best is not None:
            yield from _told(best)
            return
    rule = _RULES.get(keyword, "bounds")
    shown = _short(error.instance)
    if rule == "missing":
        there = error.instance if isinstance(error.instance, dict) else {}
        for name in error.validator_value:
            if name not in there:
                yield rule, pointer([*path, name]), "", ""
    elif rule == "unknown":
        known = error.schema.get("properties", {})
        for name in error.instance:
            if name not in known:
                yield rule, pointer([*path, name]), "", _short(error.instance[name])
    else:
        wanted = error.validator_value if rule != "bounds" else f"{keyword} {error.validator_value}"
        yield rule, pointer(path), _short(wanted) if rule != "variant" else "", shown


def _nearest(error: Any) -> Any:
    """The first fault in the variant whose constants fit, if just one has such."""
    variants: dict[int, list[Any]] = {}
    for one in error.context:
        variants.setdefault(one.schema_path[0], []).append(one)
    fitting = [
        held for held in variants.values() if not any(one.validator == "const" for one in held)
    ]
    return fitting[0][0] if len(fitting) == 1 else None


def _in_text(one: SchemaError) -> tuple[int, int, str, str]:
    return one.place.line or 0, one.place.column or 0, one.field, one.rule


def _spot(spots: dict[str, int], field: str) -> int:
    """Offset of a field, or of what it should stand in."""
    while field and field not in spots:
        field = field.rpartition("/")[0]
    return spots.get(field, 0)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else _json(value)
    return shortened(text)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
