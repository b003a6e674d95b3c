"""Units that answers are given in: what each measures, and how many of its smallest.

Factors are those of the SI brochure (9th edition) and, for miles, feet, pounds and the like, of the
international agreement of 1959; money is never changed into other money.
"""

from fractions import Fraction

_TABLE = {
    "length": (
        ("1", "mm millimetre millimetres millimeter millimeters"),
        ("10", "cm centimetre centimetres centimeter centimeters"),
        ("1000", "m metre metres meter meters"),
        ("1000000", "km kilometre kilometres kilometer kilometers kms"),
        ("25.4", "inch inches"),
        ("304.8", "ft foot feet"),
        ("914.4", "yd yard yards"),
        ("1609344", "mi mile miles"),
    ),
    "mass": (
        ("1", "mg milligram milligrams"),
        ("1000", "g gram grams gr"),
        ("1000000", "kg kilo kilos kilogram kilograms kgs"),
        ("1000000000", "t tonne tonnes"),
        ("28349.523125", "oz ounce ounces"),
        ("453592.37", "lb lbs pound_weight"),
    ),
    "volume": (
        ("1", "ml millilitre millilitres milliliter milliliters"),
        ("10", "cl centilitre centilitres centiliter centiliters"),
        ("100", "dl decilitre decilitres deciliter deciliters"),
        ("1000", "l litre litres liter liters"),
    ),
    "time": (
        ("1", "s sec secs second seconds"),
        ("60", "min mins minute minutes"),
        ("3600", "h hr hrs hour hours"),
        ("86400", "d day days"),
        ("604800", "week weeks wk wks"),
    ),
    "speed": (
        ("1", "km/h kmh kph"),
        ("3.6", "m/s"),
        ("1.609344", "mph"),
    ),
    "euro": (("1", "cent cents ct"), ("100", "€ euro euros eur")),
    "dollar": (("100", "dollar dollars usd"),),
    "pound": (("100", "£ pound pounds gbp"),),
    "share": (("1", "% percent per_cent"),),
    "area": (("1", "cm^2 cm2"), ("10000", "m^2 m2"), ("10000000000", "km^2 km2")),
    "angle": (("1", "° degree degrees deg"),),
}

UNITS: dict[str, tuple[str, Fraction]] = {
    name.replace("_", " "): (measure, Fraction(factor))
    for measure, rows in _TABLE.items()
    for factor, names in rows
    for name in names.split()
}
"""By name: what it measures, and its size in the smallest unit of that."""


def unit_of(name: str) -> tuple[str, Fraction] | None:
    """Look a unit up; capitals do not count, a dot behind it neither."""
    return UNITS.get(name.rstrip(".").casefold())
