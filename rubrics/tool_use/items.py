"""Questions that tools answer: with one call, with several at once, with one after another."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.asking import asked
from rubrics.tool_use.tools import NAMES, Tool, tool

Call = dict[str, Any]
_CITIES = tuple(
    f"{head}{tail}"
    for head in (
        "Brook", "East", "Nor", "Stone", "Wester", "Ald", "Fen", "Hart", "Kings", "Marsh", "Oak",
        "Ravens", "Silver", "Thorn", "Winter", "Ash", "Copper", "Elm",
    )
    for tail in (
        "ford", "ham", "wick", "bridge", "mere", "holt", "field", "ton", "dale", "port", "gate",
        "stead", "worth", "cliff", "haven",
    )
)  # fmt: skip
_PRODUCTS = tuple(
    f"{kind} {thing}"
    for kind in ("blue", "oak", "wool", "brass", "glass", "small", "large", "folding", "garden",
                 "kitchen", "travel", "steel")
    for thing in ("kettle", "stool", "blanket", "lamp", "jug", "clock", "shelf", "basket", "mirror",
                  "bench", "box", "ladder", "tray", "rack", "bowl", "cushion")
)  # fmt: skip
_PEOPLE = tuple(
    f"{first} {last}"
    for first in (
        "Amina", "Bartek", "Carmen", "Deniz", "Ilse", "Jonas", "Keiko", "Lamin", "Marta", "Nils",
        "Olga", "Pedro", "Rana", "Sven", "Thabo", "Ursula", "Viktor", "Wanjiru", "Yara", "Zoltan",
        "Anders", "Beatriz", "Chen", "Dorota", "Emeka", "Fiona", "Goran", "Hana", "Igor", "Jelena",
        "Kofi", "Leila", "Mateo", "Nadia", "Otto", "Priya", "Rosa", "Samir", "Tuula", "Umberto",
    )
    for last in (
        "Diallo", "Kowalski", "Vega", "Yilmaz", "Brandt", "Okoye", "Sato", "Moreau", "Lind",
        "Petrov", "Haddad", "Nkosi", "Fischer", "Ivanov", "Jensen", "Kamau", "Lopez", "Mensah",
        "Novak", "Olsen", "Popescu", "Rossi", "Silva", "Tanaka", "Unger", "Varga", "Weber", "Xu",
        "Zeman",
    )
)  # fmt: skip
_WISH = "Use the tools where you need them, and only then."


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("tool_use", seed, n, _draw)


def _draw(rng: Random, level: int) -> Draft:
    if level == 1:
        return rng.choice((_weather, _product, _weather, _product, _none))(rng)
    if level == 2:
        return rng.choice((_warmest, _stocks, _value))(rng)
    return _orders(rng)


def _weather(rng: Random) -> Draft:
    city, day = rng.choice(_CITIES), rng.choice(("today", "tomorrow"))
    degrees = rng.randint(-12, 36)
    offered = tool("get_weather", [({"city": city, "day": day}, {"temperature_c": degrees})])
    question = f"What is the temperature in {city} {day}, in degrees Celsius?"
    steps = [[_call("get_weather", city=city, day=day)]]
    return _draft(rng, question, [offered], steps, degrees)


def _product(rng: Random) -> Draft:
    product, units = rng.choice(_PRODUCTS), rng.randint(0, 900)
    offered = tool("get_stock", [({"product": product}, {"units": units})])
    question = f'How many units of the product "{product}" are in the warehouse?'
    return _draft(rng, question, [offered], [[_call("get_stock", product=product)]], units)


def _none(rng: Random) -> Draft:
    """A question that needs no tool."""
    one, other = rng.randint(3, 60), rng.randint(3, 60)
    what = rng.choice(("apples", "books", "coins", "nails", "stamps"))
    question = f"I have {one} {what} and get {other} more. How many {what} do I have then?"
    return _draft(rng, question, [tool("get_stock")], [], one + other)


def _warmest(rng: Random) -> Draft:
    """Several calls that do not need one another, and a comparison."""
    cities = rng.sample(_CITIES, rng.randint(2, 4))
    degrees = rng.sample(range(-10, 35), len(cities))
    day = rng.choice(("today", "tomorrow"))
    table = [
        ({"city": city, "day": day}, {"temperature_c": one})
        for city, one in zip(cities, degrees, strict=True)
    ]
    steps = [[_call("get_weather", city=city, day=day) for city in cities]]
    best = cities[degrees.index(max(degrees))]
    question = f"Which of these cities is the warmest {day}: {', '.join(cities)}?"
    choices = [[city] for city in cities]
    expected = {"kind": "choice", "value": best, "choices": choices, "calls": json.dumps(steps)}
    return _offered(rng, question, "city", [tool("get_weather", table)], expected)


def _stocks(rng: Random) -> Draft:
    products = rng.sample(_PRODUCTS, rng.randint(2, 3))
    units = [rng.randint(1, 500) for _ in products]
    table = [
        ({"product": one}, {"units": count}) for one, count in zip(products, units, strict=True)
    ]
    steps = [[_call("get_stock", product=one) for one in products]]
    listed = ", ".join(f'"{one}"' for one in products)
    question = f"How many units of these products are in the warehouse, all together: {listed}?"
    return _draft(rng, question, [tool("get_stock", table)], steps, sum(units))


def _value(rng: Random) -> Draft:
    """Two different tools for one product."""
    product, units, price = rng.choice(_PRODUCTS), rng.randint(2, 90), rng.randint(3, 80)
    offered = [
        tool("get_stock", [({"product": product}, {"units": units})]),
        tool("get_price", [({"product": product}, {"price_eur": price})]),
    ]
    steps = [[_call("get_stock", product=product), _call("get_price", product=product)]]
    question = f'What are all units of "{product}" in the warehouse worth together, in euros?'
    return _draft(rng, question, offered, steps, units * price)


def _orders(rng: Random) -> Draft:
    """A customer, the customer's orders, and each order: three steps that need one another."""
    name, number = rng.choice(_PEOPLE), rng.randint(1000, 9999)
    orders = [
        f"{rng.choice('ABKRT')}-{one}" for one in rng.sample(range(100, 999), rng.randint(1, 3))
    ]
    totals = [rng.randint(5, 400) for _ in orders]
    table = [
        ({"order_number": one}, {"total_eur": total})
        for one, total in zip(orders, totals, strict=True)
    ]
    offered = [
        tool("find_customer", [({"name": name}, {"customer_id": number})]),
        tool("list_orders", [({"customer_id": number}, {"orders": orders})]),
        tool("get_order", table),
    ]
    steps = [
        [_call("find_customer", name=name)],
        [_call("list_orders", customer_id=number)],
        [_call("get_order", order_number=one) for one in orders],
    ]
    question = f"What do all orders of our customer {name} come to together, in euros?"
    return _draft(rng, question, offered, steps, sum(totals))


def _call(tool_name: str, /, **arguments: Any) -> Call:
    return {"name": tool_name, "arguments": arguments}


def _draft(
    rng: Random, question: str, tools: list[Tool], steps: list[list[Call]], value: int
) -> Draft:
    expected = {"kind": "integer", "value": str(value), "calls": json.dumps(steps)}
    return _offered(rng, question, "number", tools, expected)


def _offered(
    rng: Random, question: str, what: str, tools: list[Tool], expected: dict[str, Any]
) -> Draft:
    """Offer the tools that are needed among others that are not."""
    needed = {one["name"] for one in tools}
    others = rng.sample([one for one in NAMES if one not in needed], rng.randint(2, 5))
    offered = [*tools, *(tool(one) for one in others)]
    rng.shuffle(offered)
    prompt = asked(rng, f"{question} {_WISH}", what)
    return Draft(prompt, expected, tools=json.dumps(offered))
