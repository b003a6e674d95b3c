"""Write the manifests and items of exemplars and shelf samples that were written by hand.

    python -m tools.exemplars

An exemplar that lies in ``rubrics/<rubric>/exemplars/<name>`` with an ``.item`` (one line, the id
of an item) gets the item as the rubric declares or draws it now.
"""

from pathlib import Path

from grader.binding import House
from grader.items import find_item
from grader.manifest import write_sample
from grader.origin import Origin

ENTRIES = ("index.html", "calls.json", "answer.json", "answer.txt")
"""Files that may be the one that is opened, the likeliest first."""


def main() -> None:
    """Rewrite every one."""
    house = House.open()
    for note in sorted(Path("rubrics").glob("*/exemplars/*/.item")):
        folder = note.parent
        rubric = house.rubric(folder.parts[-3])
        item = find_item(rubric, note.read_text("utf-8").strip())
        files = {
            name: (folder / name).read_bytes() for name in ENTRIES if (folder / name).is_file()
        }
        write_sample(
            folder,
            files,
            next(iter(files)),
            item,
            Origin(),
            collection=f"exemplar {folder.name}",  # two exemplars may answer one item
            repeat=0,
            rubric_version=rubric.version,
            illustration=True,
        )


if __name__ == "__main__":
    main()
