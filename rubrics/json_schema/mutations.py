"""Damage to the shape and the content of a record."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from grader.evidence.json_pointer import leaves
from grader.evidence.json_task import JsonTask
from grader.item import Item

Record = dict[str, Any]
_BOTH = ("schema-violation", "wrong-field")


@dataclass(frozen=True, slots=True)
class RecordSlip:
    """A change of the record; False where it cannot be made."""

    name: str
    change: Callable[[Record, Random], bool]
    expects: tuple[str, ...]

    def mutate(self, answer: str, _item: Item | None, rng: Random) -> str | None:
        """Write the changed record."""
        record = json.loads(answer)
        return json.dumps(record, indent=2) if self.change(record, rng) else None


def sound(item: Item) -> str | None:
    """The record itself."""
    task = JsonTask.of(item)
    return json.dumps(task.wanted(), indent=2) + "\n" if task else None


def _set(record: Record, path: tuple[str | int, ...], value: Any) -> bool:
    at: Any = record
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return True


def _leaf(record: Record, rng: Random, kind: type) -> tuple[tuple[str | int, ...], Any] | None:
    found = [(path, one) for path, one in leaves(record) if type(one) is kind and path]
    return rng.choice(found) if found else None


def forgotten(record: Record, rng: Random) -> bool:
    """Leave a field out, of the record or of something in it."""
    inner = [one for one in record.values() if isinstance(one, dict)]
    held = rng.choice([record, *inner])
    del held[rng.choice(sorted(held))]
    return True


def invented(record: Record, rng: Random) -> bool:
    """Add a field that nobody asked for."""
    record[rng.choice(("currency", "status", "id", "comment"))] = "open"
    return True


def quoted(record: Record, rng: Random) -> bool:
    """Write a number as a text."""
    found = _leaf(record, rng, int) or _leaf(record, rng, float)
    return found is not None and _set(record, found[0], str(found[1]))


def other_number(record: Record, rng: Random) -> bool:
    """Write another number."""
    found = _leaf(record, rng, int) or _leaf(record, rng, float)
    return found is not None and _set(record, found[0], found[1] + rng.choice((1, 10)))


def other_truth(record: Record, rng: Random) -> bool:
    """Write yes for no."""
    found = _leaf(record, rng, bool)
    return found is not None and _set(record, found[0], not found[1])


def other_text(record: Record, rng: Random) -> bool:
    """Swap two letters of a text."""
    found = _leaf(record, rng, str)
    if found is None or len(found[1]) < 3:
        return False
    at = rng.randrange(len(found[1]) - 1)
    text = found[1]
    return _set(record, found[0], text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def lost_entry(record: Record, rng: Random) -> bool:
    """Forget the last entry of an array."""
    arrays = [one for one in record.values() if isinstance(one, list) and len(one) > 1]
    if not arrays:
        return False
    rng.choice(arrays).pop()
    return True


def flattened(record: Record, rng: Random) -> bool:
    """Write the fields of an object into the record itself."""
    inner = [key for key, one in record.items() if isinstance(one, dict)]
    if not inner:
        return False
    record.update(record.pop(rng.choice(inner)))
    return True


def nothing(record: Record, rng: Random) -> bool:
    """Write null for what is known."""
    found = [key for key, one in record.items() if one is not None]
    record[rng.choice(found)] = None
    return True


MUTATIONS = (
    RecordSlip("forgotten_field", forgotten, _BOTH),
    RecordSlip("invented_field", invented, ("schema-violation",)),
    RecordSlip("quoted_number", quoted, ("schema-violation",)),
    RecordSlip("other_number", other_number, ("wrong-field",)),
    RecordSlip("other_truth", other_truth, ("wrong-field",)),
    RecordSlip("swapped_letters", other_text, _BOTH),
    RecordSlip("lost_entry", lost_entry, ("wrong-field",)),
    RecordSlip("flattened_object", flattened, _BOTH),
    RecordSlip("null_value", nothing, _BOTH),
)
