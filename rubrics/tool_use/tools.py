"""Tools that are offered, with the replies that are played for one item."""

from typing import Any

Tool = dict[str, Any]
_TEXT = {"type": "string"}
_WHOLE = {"type": "integer"}

_OFFERED: dict[str, tuple[str, dict[str, Any]]] = {
    "get_weather": (
        "Weather of one city: temperature in degrees Celsius.",
        {"city": _TEXT, "day": {"enum": ["today", "tomorrow"]}},
    ),
    "get_population": ("Number of people who live in a city.", {"city": _TEXT}),
    "get_stock": ("How many units of a product are in the warehouse.", {"product": _TEXT}),
    "get_price": ("Price of one unit of a product, in euros.", {"product": _TEXT}),
    "find_customer": ("Look a customer up by full name; gives the customer id.", {"name": _TEXT}),
    "list_orders": ("Numbers of all orders of a customer.", {"customer_id": _WHOLE}),
    "get_order": ("Total of one order, in euros.", {"order_number": _TEXT}),
    "send_message": ("Send a text to a customer.", {"customer_id": _WHOLE, "text": _TEXT}),
    "delete_order": ("Delete an order for good.", {"order_number": _TEXT}),
    "search_web": ("Search the web.", {"query": _TEXT}),
    "set_alarm": ("Set an alarm at a time of day.", {"time": _TEXT}),
    "get_time": ("Local time in a city.", {"city": _TEXT}),
}
NAMES = tuple(_OFFERED)


def tool(name: str, replies: list[tuple[dict[str, Any], Any]] | None = None) -> Tool:
    """One tool, and what it replies to which arguments; it knows of nothing else."""
    description, parameters = _OFFERED[name]
    return {
        "name": name,
        "description": description,
        "parameters": {
            "type": "object",
            "properties": parameters,
            "required": list(parameters),
            "additionalProperties": False,
        },
        "replies": [{"arguments": arguments, "reply": reply} for arguments, reply in replies or []],
        "otherwise": {"error": "nothing is known of that"},
    }
