"""Writes the records of `json_schema` down from their sentences alone."""

import json
import re
from datetime import datetime
from typing import Any


def solve(prompt: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the record and the schema that a question shows."""
    wish, told, shown = prompt.split("\n\n", 2)
    assert wish
    schema = json.loads(shown.removeprefix("Schema:\n"))
    return {name: _field(name, told) for name in schema["properties"]}, schema


def _field(name: str, text: str) -> Any:  # noqa: C901, PLR0911 - a line for each field
    def said(pattern: str) -> str:
        found = re.search(pattern, text)
        assert found, (pattern, text)
        return found[1]

    match name:
        case "customer":
            return said(r"customer is ([^.]+)\.")
        case "order_number":
            return said(r"number is ([A-Z]+-\d+)\.")
        case "parcels":
            return int(said(r"of (\d+) parcels"))
        case "weight_kg":
            return float(said(r"weighs ([\d.]+) kg"))
        case "urgent":
            return "It is urgent." in text
        case "colour":
            return said(r"wrapping is (\w+)\.")
        case "placed_on":
            day = said(r"placed on (\d+ \w+ \d{4})\.")
            return datetime.strptime(day, "%d %B %Y").date().isoformat()  # noqa: DTZ007
        case "note":
            return None if "There is no note." in text else said(r'note reads "([^"]+)"')
        case "tags":
            return said(r"tags are ([^.]+)\.").split(", ")
        case "address":
            found = re.search(r"goes to (\d+) ([\w ]+) in (\w+), postcode (\d+)\.", text)
            assert found
            house, street, city, code = found.groups()
            return {"street": street, "house": int(house), "city": city, "postcode": code}
        case "items":
            rows = re.findall(r"(\d+) of (\w+) in size ([SML])", text)
            return [{"name": one, "count": int(count), "size": size} for count, one, size in rows]
    assert name == "payment"
    if "by card" in text:
        return {"kind": "card", "last_digits": said(r"ends in (\d{4})\.")}
    bank = said(r"transfer from ([\w ]+), which")
    return {"kind": "transfer", "bank": bank, "paid": "which has arrived." in text}
