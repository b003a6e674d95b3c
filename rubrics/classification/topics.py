"""Reports about a topic: sentences of our own, with words of other topics beside them."""

from random import Random

TOPICS: dict[str, tuple[str, ...]] = {
    "cooking": (
        "The {a} onions have to fry slowly until they are soft.",
        "A pinch of salt brings out the taste of the {a} soup.",
        "Let the {a} dough rest for an hour before you roll it out.",
        "She tasted the {a} sauce and added some more pepper.",
        "The {a} bread came out of the oven with a dark crust.",
        "Stir the {a} porridge all the time, or it will burn.",
    ),
    "gardening": (
        "The {a} tomatoes were tied to poles and watered early.",
        "He pruned the {a} roses before the buds opened.",
        "Compost keeps the {a} soil of the beds loose and moist.",
        "The {a} seedlings stay behind glass until the last frost.",
        "Slugs had eaten most of the {a} lettuce overnight.",
        "A {a} hedge shelters the flower beds from the wind.",
    ),
    "football": (
        "The {a} striker scored twice in the second half.",
        "After a foul in the box, the {a} referee gave a penalty.",
        "The {a} goalkeeper held the ball on the line.",
        "The {a} coach replaced two defenders at half-time.",
        "A {a} corner kick in the last minute decided the match.",
        "The {a} team has not lost a home game this season.",
    ),
    "tennis": (
        "She won the {a} first set in a tie-break.",
        "His {a} second serve landed in the net again.",
        "The {a} rally ended with a backhand along the line.",
        "The {a} umpire called the ball out on match point.",
        "They lost the {a} doubles in straight sets.",
        "A {a} racket with new strings lay beside the court.",
    ),
    "astronomy": (
        "The {a} telescope was pointed at the rings of Saturn.",
        "A {a} comet will be seen low above the horizon.",
        "The {a} galaxy is two million light years away.",
        "During the {a} eclipse the corona of the sun was visible.",
        "The {a} moons of Jupiter changed places within a night.",
        "Astronomers measured the {a} light of a dying star.",
    ),
    "weather": (
        "A {a} front brings showers and gusts from the west.",
        "In the {a} valleys the fog will lift only at noon.",
        "The {a} thunderstorms move on to the coast at night.",
        "Temperatures fall below zero after a {a} day.",
        "The {a} high above the sea keeps the sky clear.",
        "Forecasters expect {a} snow down to the foothills.",
    ),
    "banking": (
        "The {a} bank raised the interest on savings accounts.",
        "A {a} loan has to be paid back in monthly instalments.",
        "The {a} transfer reached the account a day late.",
        "Customers of the {a} branch asked about fees for cards.",
        "The {a} mortgage was fixed at three per cent.",
        "He closed the {a} account and withdrew the balance.",
    ),
    "law": (
        "The {a} court dismissed the appeal on Thursday.",
        "The {a} witness was heard before the jury.",
        "Her lawyer called the {a} clause of the contract void.",
        "The {a} judge postponed the hearing by a week.",
        "A {a} settlement ended the lawsuit between the partners.",
        "The {a} defendant did not comment on the charges.",
    ),
    "medicine": (
        "The {a} patient was given an infusion against the fever.",
        "The {a} surgeon stitched the wound under local anaesthesia.",
        "A {a} vaccination protects children from measles.",
        "The {a} X-ray showed no fracture of the wrist.",
        "Her {a} blood pressure was measured twice a day.",
        "The {a} physician prescribed tablets for ten days.",
    ),
    "music": (
        "The {a} orchestra rehearsed the last movement again.",
        "The {a} violinist tuned her strings before the sonata.",
        "A {a} choir sang the refrain in four voices.",
        "The {a} pianist played the nocturne without notes.",
        "The {a} drummer took up the rhythm of the bass.",
        "The {a} melody returns in a minor key at the end.",
    ),
    "sailing": (
        "The {a} crew reefed the mainsail before the gale.",
        "The {a} yacht tacked twice in front of the buoy.",
        "A {a} skipper keeps an eye on the tide and the wind.",
        "The {a} anchor held in the mud of the bay.",
        "They hoisted the {a} spinnaker on the last leg.",
        "The {a} rudder had to be repaired in the harbour.",
    ),
    "chess": (
        "White gave up a {a} knight for two pawns.",
        "The {a} bishop pinned the rook against the king.",
        "After castling, the {a} queen took on the open file.",
        "A {a} pawn reached the eighth rank and was promoted.",
        "The {a} endgame was drawn by perpetual check.",
        "She opened with the {a} king's pawn and won in thirty moves.",
    ),
}

NEAR = (
    ("cooking", "gardening"),
    ("football", "tennis", "chess"),
    ("astronomy", "weather", "sailing"),
    ("banking", "law"),
    ("medicine", "law"),
    ("music", "chess"),
)
"""Topics that share words or people."""

_ADJECTIVES = (
    "old", "small", "first", "new", "well-known", "local", "famous", "so-called", "last", "other",
    "long", "young", "quiet", "usual", "big", "remaining",
)  # fmt: skip
_ASIDE = (
    "By the way, somebody at the next table talked about {topic}.",
    "A magazine about {topic} lay on the chair meanwhile.",
    "This had nothing to do with {topic}, although the name sounds like it.",
    "Later, on the radio, there was a short item on {topic}.",
    "Her brother, who only cares for {topic}, soon left the room.",
    "An advertisement for a course in {topic} hung on the wall.",
)


def report(rng: Random, topic: str, strange: list[str], sentences: int, asides: int) -> str:
    """Sentences about a topic, and some that only name another one."""
    told = [one.format(a=rng.choice(_ADJECTIVES)) for one in rng.sample(TOPICS[topic], sentences)]
    for one in rng.sample(_ASIDE, asides):
        told.insert(rng.randrange(1, len(told) + 1), one.format(topic=rng.choice(strange)))
    return " ".join(told)
