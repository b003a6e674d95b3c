"""A chronicle of invented people: sentences without end, none of which holds a number."""

from random import Random

_BEGIN = (
    "Ma", "Mi", "Lo", "Te", "Sa", "Ru", "Jo", "Ke", "Da", "Ni", "Fa", "Bo", "El", "An", "Or", "Ve",
    "Hi", "Pa", "Su", "Ti",
)  # fmt: skip
_END = ("ra", "la", "ren", "vin", "lis", "ko", "do", "mir", "ssa", "nna", "tan", "bel")

NAMES = tuple(one + other for one in _BEGIN for other in _END)
"""Invented names, many of which sound alike."""

_WHO = (
    "the baker", "the old teacher", "the ferryman", "a young carpenter", "the mayor's sister",
    "the watchmaker", "a travelling singer", "the postwoman", "the gardener", "the night nurse",
    "the owner of the mill", "a retired sailor", "the librarian", "the chimney sweep",
    "the girl from the corner house", "the bell ringer", "a painter from the coast",
    "the keeper of the bees", "the tailor", "the station master", "the widow upstairs",
    "a student of law", "the fishmonger", "the organist", "the boy with the kite",
)  # fmt: skip
_DID = (
    "repaired", "carried away", "painted", "sold", "looked for", "forgot", "borrowed", "cleaned",
    "described", "found", "hid", "measured", "wrapped up", "took apart", "gave back", "praised",
    "counted", "moved", "covered", "drew",
)  # fmt: skip
_WHAT = (
    "the broken ladder", "two baskets of pears", "an umbrella without a handle", "the church clock",
    "a letter from abroad", "the green rowing boat", "some rolls of wallpaper", "a box of candles",
    "the neighbour's accordion", "an armful of firewood", "the map of the valley",
    "a pair of boots", "the kitchen stove", "an oil lamp", "the longest rope in town",
    "a sack of barley", "the portrait of the founder", "a jar of honey", "three copper kettles",
    "the key of the bakery", "a bundle of newspapers", "the swing in the yard",
    "a drawer full of buttons", "the weather vane", "an unfinished scarf",
)  # fmt: skip
_WHERE = (
    "behind the town hall", "at the harbour", "near the old bridge", "in the market square",
    "on the way to the mill", "under the lime tree", "in the attic of the school",
    "beside the railway", "at the edge of the forest", "in front of the pharmacy",
    "on the last bench of the park", "down by the river", "in the narrow lane",
    "above the stables", "outside the city wall", "next to the fountain",
)  # fmt: skip
_WHEN = (
    "On a foggy morning", "Late in the evening", "During the harvest", "After the concert",
    "Before anybody was awake", "On the day of the fair", "While it was raining",
    "In the first week of spring", "Shortly after noon", "When the ferry was late",
    "On the coldest day of the year", "Between two thunderstorms", "At the end of the holidays",
    "While the bells were ringing", "On the eve of the election", "Not long afterwards",
)  # fmt: skip
_WHY = (
    "because nobody else had time", "although the doctor had advised against it",
    "so that the children would have something to laugh about", "as had been agreed in winter",
    "without saying a word about it", "to the surprise of the whole street",
    "and was thanked with a song", "which took longer than expected",
    "and then went home by the longer way", "hoping that the wind would turn",
    "in exchange for a warm meal", "just as the old custom asked",
    "and told the story for years", "before the lamps were lit",
    "with the help of a borrowed cart", "and nobody ever found out why",
)  # fmt: skip


def sentence(rng: Random) -> str:
    """One sentence."""
    who, did, what, where = (rng.choice(one) for one in (_WHO, _DID, _WHAT, _WHERE))
    when, why = rng.choice(_WHEN), rng.choice(_WHY)
    form = rng.randrange(4)
    if form == 0:
        return f"{when}, {who} {did} {what} {where}, {why}."
    if form == 1:
        return f"{who[0].upper()}{who[1:]} {did} {what} {where}, {why}."
    if form == 2:
        return f"{when}, {where}, {who} {did} {what}."
    return f"{when}, {who} {did} {what}, {why}."
