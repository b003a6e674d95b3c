"""The JSON schema of ``rubric.toml``, written from the same names that reading refuses by."""

from typing import Any

from grader.artifact import Medium
from grader.rubric import CHECK_KEYS, ITEM_KEYS, PANEL_KEYS, RUBRIC_KEYS, TIER_KEYS

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
TEXTS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
TABLE: dict[str, Any] = {"type": "object"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 1}
SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}

_CHECK: dict[str, Any] = {
    "id": TEXT | {"description": "kebab-case id of a check"},
    "weight": {"type": "number", "exclusiveMinimum": 0, "default": 1},
    "gate": {"type": "boolean", "default": False, "description": "failing it means broken"},
    "after": TEXTS | {"description": "checks without which this one cannot be earned"},
    "options": TABLE,
}
_ITEM: dict[str, Any] = {
    "id": TEXT,
    "prompt": TEXT | {"description": "path of the prompt's file, beside rubric.toml"},
    "level": {"enum": [1, 2, 3]},
    "params": TABLE,
    "expected": {},
    "terms": {},
    "tools": {},
}
_RUBRIC: dict[str, Any] = {
    "id": TEXT | {"pattern": "^[a-z][a-z0-9_]*$", "description": "the folder's name"},
    "version": {"type": "integer", "minimum": 1, "description": "new when a score could change"},
    "title": TEXT,
    "medium": {"enum": [one.value for one in Medium], "default": Medium.HTML.value},
    "task": TEXT,
    "capability": TEXT,
    "endpoint": {"enum": ["functional", "professional"], "default": "functional"},
    "checks": {"type": "array", "minItems": 1, "items": None},
    "facts": TEXTS | {"description": "ids of providers whose observations are kept"},
    "item": {"type": "array", "items": None},
    "items": TEXT | {"description": "module:function that makes items from a seed"},
    "gather": {"type": "object", "additionalProperties": TABLE},
    "tiers": None,
    "panel": None,
}


def schema() -> dict[str, Any]:
    """Return a draft 2020-12 schema that accepts what ``read_rubric`` accepts."""
    checks = _RUBRIC["checks"] | {"items": _closed(_CHECK, CHECK_KEYS, ["id"])}
    items = _RUBRIC["item"] | {"items": _closed(_ITEM, ITEM_KEYS, ["id", "prompt"])}
    tiers = _closed(dict.fromkeys(TIER_KEYS, SHARE), TIER_KEYS, [])
    panel = _closed(dict.fromkeys(PANEL_KEYS, COUNT), PANEL_KEYS, list(PANEL_KEYS))
    whole = _RUBRIC | {"checks": checks, "item": items, "tiers": tiers, "panel": panel}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bitgrade rubric",
        **_closed(whole, RUBRIC_KEYS, ["id", "version", "checks"]),
    }


def _closed(
    properties: dict[str, Any], keys: tuple[str, ...], required: list[str]
) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: properties[key] for key in keys},
        "required": required,
        "additionalProperties": False,
    }
