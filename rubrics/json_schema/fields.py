"""Fields of a record: for each its schema, a value, and a sentence that tells it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

Schema = dict[str, Any]
_FIRST = (
    "Amina",
    "Bartek",
    "Carmen",
    "Deniz",
    "Elif",
    "Fatou",
    "Georg",
    "Hiroshi",
    "Ilse",
    "Jonas",
)
_LAST = (
    "Diallo",
    "Kowalski",
    "Vega",
    "Yilmaz",
    "Mensah",
    "Okoye",
    "Brandt",
    "Sato",
    "Moreau",
    "Lind",
)
_STREETS = ("Mill Lane", "Harbour Street", "Station Road", "Garden Row", "Castle Hill")
_CITIES = ("Brookford", "Eastham", "Norwick", "Stonebridge", "Westerly")
_THINGS = (
    "lamp",
    "kettle",
    "blanket",
    "clock",
    "mirror",
    "shelf",
    "vase",
    "stool",
    "basket",
    "jug",
)
_COLOURS = ("red", "blue", "green", "black", "white", "grey")
_TAGS = ("fragile", "express", "gift", "insured", "oversize", "sample")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the record. ``said`` is a sentence, or several."""

    name: str
    schema: Schema
    value: Any
    said: str


Make = Callable[[Random], Field]


def customer(rng: Random) -> Field:
    """A name."""
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    return Field("customer", {"type": "string"}, name, f"The customer is {name}.")


def number(rng: Random) -> Field:
    """A number with letters, by a pattern."""
    made = f"{rng.choice(_LETTERS)}{rng.choice(_LETTERS)}-{rng.randint(0, 99999):05d}"
    schema = {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{5}$"}
    return Field("order_number", schema, made, f"The order number is {made}.")


def quantity(rng: Random) -> Field:
    """A whole number."""
    count = rng.randint(1, 400)
    schema = {"type": "integer", "minimum": 1}
    return Field("parcels", schema, count, f"It consists of {count} parcels.")


def weight(rng: Random) -> Field:
    """A number with decimals."""
    kilos = rng.randint(5, 4000) / 20
    schema = {"type": "number", "exclusiveMinimum": 0}
    return Field("weight_kg", schema, kilos, f"The whole weighs {kilos:g} kg.")


def urgent(rng: Random) -> Field:
    """Yes or no."""
    yes = rng.random() < 0.5
    return Field("urgent", {"type": "boolean"}, yes, f"It is {'' if yes else 'not '}urgent.")


def colour(rng: Random) -> Field:
    """One of a few words."""
    word = rng.choice(_COLOURS)
    return Field("colour", {"enum": list(_COLOURS)}, word, f"The wrapping is {word}.")


def placed(rng: Random) -> Field:
    """A date, told in words and wanted in figures."""
    day = date(2020, 1, 1) + timedelta(days=rng.randrange(3000))
    schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    return Field(
        "placed_on", schema, day.isoformat(), f"It was placed on {day.day} {day:%B} {day.year}."
    )


def note(rng: Random) -> Field:
    """A text or null."""
    text = rng.choice((None, "ring twice", "leave at the gate", "call before delivery"))
    said = "There is no note." if text is None else f'The note reads "{text}".'
    return Field("note", {"type": ["string", "null"]}, text, said)


def address(rng: Random) -> Field:
    """An object."""
    street, house = rng.choice(_STREETS), rng.randint(1, 180)
    city, code = rng.choice(_CITIES), f"{rng.randint(10000, 99999)}"
    schema = closed(
        {
            "street": {"type": "string"},
            "house": {"type": "integer"},
            "city": {"type": "string"},
            "postcode": {"type": "string", "pattern": "^[0-9]{5}$"},
        }
    )
    value = {"street": street, "house": house, "city": city, "postcode": code}
    said = f"It goes to {house} {street} in {city}, postcode {code}."
    return Field("address", schema, value, said)


def items(rng: Random) -> Field:
    """An array of objects."""
    names = rng.sample(_THINGS, rng.randint(2, 4))
    made = [
        {"name": name, "count": rng.randint(1, 12), "size": rng.choice("SML")} for name in names
    ]
    entry = closed(
        {
            "name": {"type": "string"},
            "count": {"type": "integer", "minimum": 1},
            "size": {"enum": ["S", "M", "L"]},
        }
    )
    schema = {"type": "array", "minItems": 1, "items": entry}
    said = [f"{one['count']} of {one['name']} in size {one['size']}" for one in made]
    return Field("items", schema, made, f"Ordered are, in this order: {'; '.join(said)}.")


def tags(rng: Random) -> Field:
    """An array of different words."""
    words = rng.sample(_TAGS, rng.randint(1, 3))
    schema = {"type": "array", "items": {"enum": list(_TAGS)}, "uniqueItems": True}
    return Field("tags", schema, words, f"Its tags are {', '.join(words)}.")


def payment(rng: Random) -> Field:
    """One of two kinds of objects."""
    card = {"kind": {"const": "card"}, "last_digits": {"type": "string", "pattern": "^[0-9]{4}$"}}
    transfer = {"kind": {"const": "transfer"}, "bank": {"type": "string"},
                "paid": {"type": "boolean"}}  # fmt: skip
    schema = {"oneOf": [closed(card), closed(transfer)]}
    if rng.random() < 0.5:
        digits = f"{rng.randint(0, 9999):04d}"
        value: dict[str, Any] = {"kind": "card", "last_digits": digits}
        return Field("payment", schema, value, f"It is paid by card, which ends in {digits}.")
    bank, paid = (
        rng.choice(("Northern Savings", "Harbour Bank", "First Mutual")),
        rng.random() < 0.5,
    )
    value = {"kind": "transfer", "bank": bank, "paid": paid}
    state = "has arrived" if paid else "has not arrived yet"
    return Field("payment", schema, value, f"It is paid by transfer from {bank}, which {state}.")


def closed(properties: dict[str, Schema]) -> Schema:
    """An object that has these fields, all of them and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


SIMPLE: tuple[Make, ...] = (customer, number, quantity, weight, urgent, colour, placed, note)
NESTED: tuple[Make, ...] = (address, items)
HARD: tuple[Make, ...] = (address, items, tags, payment)
