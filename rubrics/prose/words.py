"""Words that items are drawn from."""

TOPICS = (
    "a market in the rain", "an old lighthouse", "the last bus of the night", "a lost umbrella",
    "a garden on a roof", "two neighbours and a wall", "the first snow of the year",
    "a library at noon", "a train that is late", "a small island", "an empty theatre",
    "a letter without a name", "the repair of a clock", "a river in summer", "a street musician",
    "a picnic that went wrong", "the opening of a bakery", "a walk along the harbour",
    "a window across the street", "a box in the attic",
)  # fmt: skip

MUST = (
    "lantern", "ladder", "silent", "orange", "winter", "mirror", "harbour", "stone", "feather",
    "morning", "window", "candle", "distant", "copper", "thread", "meadow", "cousin", "letter",
)  # fmt: skip

TABOO = (
    "very",
    "suddenly",
    "beautiful",
    "people",
    "time",
    "could",
    "never",
    "little",
    "good",
    "night",
)

NAMES = ("Mira", "Anton", "Selma", "Jonas", "Ines", "Oscar", "Leonie", "Tomas", "Frida", "Emil")
TOWNS = ("Harlow", "Elmsted", "Tarnow", "Lisseth", "Ardenne", "Monfort", "Nairn", "Oster")
