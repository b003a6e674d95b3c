"""Write the manifests of the sample shelf in ``artifacts/cliff``.

The shelf is an illustration: its programs were written by hand to show what a ladder of
quantizations looks like, and no model stands behind them. Run from the root of the project.
"""

from pathlib import Path

from grader.binding import House
from grader.item import Chat, Item
from grader.items import find_item
from grader.manifest import write_sample
from grader.origin import Origin

SHELF = Path("artifacts/cliff")
BITS = {
    "Q8_0": 8.5,
    "Q6_K": 6.5625,
    "Q5_K_M": 5.67,
    "Q4_K_M": 4.83,
    "Q3_K_M": 3.89,
    "Q2_K": 2.96,
    "TQ1_0": 1.69,
}
"""Bits per weight that these mixtures of llama.cpp come to on a dense model of eight billion."""

PROMPTS = {
    "order": "Answer with one JSON object: an order with id, customer, items and total.",
    "fisherman": "Write a short paragraph about an old fisherman and his nets.",
}


def main() -> None:
    """Write every sample's manifest and item."""
    house = House.open()
    for folder in sorted(SHELF.glob("*/demo-8b/*/*-*")):
        rubric, quant, name = folder.parts[-4], folder.parts[-2], folder.name
        item_id, _, repeat = name.rpartition("-")
        declared = house.rubric(rubric)
        if item_id in PROMPTS:
            item = Item(rubric, item_id, 1, (Chat("user", PROMPTS[item_id]),))
        else:
            item = find_item(declared, item_id)
        files = {one.name: one.read_bytes() for one in folder.iterdir() if one.stem in ENTRIES}
        write_sample(
            folder,
            files,
            next(iter(files)),
            item,
            Origin(model="demo-8b", params=8_030_000_000, quant=quant, bits=BITS[quant]),
            collection="cliff",
            repeat=int(repeat),
            rubric_version=declared.version,
            illustration=True,
        )


ENTRIES = ("index", "answer")

if __name__ == "__main__":
    main()
