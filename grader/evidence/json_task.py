"""JsonTask: the JSON that an item asks for, by its schema and by its content.

An item brings in ``expected`` the ``schema`` (JSON Schema 2020-12) and the ``value``, both as JSON
text: as text no doubt arises what is an object and what an array. ``unordered`` lists pointers of
arrays whose order does not count.
"""

import json
from dataclasses import dataclass
from typing import Any, Self

from grader.errors import ContractError
from grader.evidence.answers.form import items_of, pairs_of
from grader.item import Item
from grader.missing import Cause, Missing
from grader.provider import provider


@dataclass(frozen=True, slots=True)
class JsonTask:
    """A schema and the value that is right, each as JSON text; ``value`` may be empty."""

    schema: str
    value: str = ""
    unordered: frozenset[str] = frozenset()

    def wanted(self) -> Any:
        """Return the right value, built anew at each call."""
        return json.loads(self.value)

    @classmethod
    def of(cls, item: Item) -> Self | None:
        """Read an item; None where it asks for no JSON.

        Raises:
            ContractError: schema or value are no JSON.
        """
        table = pairs_of(item.expected)
        schema, value = table.get("schema"), table.get("value") or ""
        if not isinstance(schema, str) or not isinstance(value, str):
            return None
        try:
            json.loads(schema)
            json.loads(value or "null")
        except ValueError as error:
            raise ContractError(f"{item.rubric}: item {item.id}: no JSON: {error}") from error
        return cls(schema, value, frozenset(str(one) for one in items_of(table.get("unordered"))))


@provider
def json_task(item: Item) -> JsonTask | Missing:
    """Read off the item which JSON was asked for."""
    return JsonTask.of(item) or Missing("the item has no schema", Cause.NO_ITEM)
