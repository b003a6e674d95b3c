"""Several hundred whole Tetris pages with known pieces: every encoding with every defect.

`programs` gives the pages; `cases` gives beside each the pieces that were planted in it. Both say
the same for the same seed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.shape_programs import builders, classes, coordinates, keyed, matrices, numbers, texts
from tests.shape_programs.decoys import decoys
from tests.shape_programs.gaps import CELL_GAPS, GAPS, gap_table
from tests.shape_programs.javascript import Table
from tests.shape_programs.oracle import Program
from tests.shape_programs.pieces import piece_code
from tests.shape_programs.planting import (
    LIST_ONLY,
    PLANTERS,
    STATES_ONLY,
    Entry,
    planted,
    truth,
)
from tests.shape_programs.styles import STYLES, dressed, styled

FRAMES = tuple(sorted(path.stem for path in (Path(__file__).parent / "frames").glob("*.html")))
_FRAME_TEXT = {
    name: (Path(__file__).parent / "frames" / f"{name}.html").read_text("utf-8") for name in FRAMES
}


@dataclass(frozen=True, slots=True)
class Encoding:
    """A way to write pieces down.

    `form` is what one piece is when a game takes it: a matrix of cells or a list of them.
    `stateful` encodings hold every turned state, `indexed` ones are lists that may begin with a
    placeholder, `mirror_blind` ones leave it to other code which axis comes first. `frame` is the
    page that belongs to the encoding, if any does.
    """

    write: Callable[[Sequence[Entry], Random], Table]
    form: str = "matrix"
    stateful: bool = False
    indexed: bool = False
    mirror_blind: bool = False
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A program and the entries that were planted in it."""

    program: Program
    entries: tuple[Entry, ...]


ENCODINGS: dict[str, Encoding] = {
    "minimal_binary": Encoding(matrices.minimal_binary, indexed=True),
    "minimal_stacked": Encoding(matrices.minimal_stacked, indexed=True),
    "minimal_colour": Encoding(matrices.minimal_colour, indexed=True),
    "square_binary": Encoding(matrices.square_binary, indexed=True),
    "square_colour": Encoding(matrices.square_colour, indexed=True),
    "fixed_four": Encoding(matrices.fixed_four, indexed=True),
    "ragged_rows": Encoding(matrices.ragged_rows, indexed=True),
    "flat_sixteen": Encoding(matrices.flat_sixteen, indexed=True),
    "flat_squares": Encoding(matrices.flat_squares, indexed=True),
    "flat_colours": Encoding(matrices.flat_colours, indexed=True),
    "state_matrices": Encoding(matrices.state_matrices, stateful=True, indexed=True),
    "derived_states": Encoding(matrices.derived_states),
    "records": Encoding(matrices.records, indexed=True),
    "tuple_rows": Encoding(matrices.tuple_rows, indexed=True),
    "letter_object": Encoding(keyed.letter_object),
    "letter_records": Encoding(keyed.letter_records),
    "map_entries": Encoding(keyed.map_entries),
    "map_calls": Encoding(keyed.map_calls),
    "object_entries": Encoding(keyed.object_entries),
    "constants_list": Encoding(keyed.constants_list),
    "constants_switch": Encoding(keyed.constants_switch),
    "constants_states": Encoding(keyed.constants_states, stateful=True),
    "xy_pairs": Encoding(coordinates.xy_pairs, "cells", indexed=True),
    "xy_fields": Encoding(coordinates.xy_fields, "cells", indexed=True),
    "xy_objects": Encoding(coordinates.xy_objects, "cells", indexed=True),
    "rc_objects": Encoding(coordinates.rc_objects, "cells", indexed=True),
    "rc_pairs": Encoding(coordinates.rc_pairs, "cells", indexed=True, mirror_blind=True),
    "pivot_pairs": Encoding(coordinates.pivot_pairs, "cells", indexed=True),
    "pivot_objects": Encoding(coordinates.pivot_objects, "cells", indexed=True),
    "pivot_spread": Encoding(coordinates.pivot_spread, "cells"),
    "state_pairs": Encoding(coordinates.state_pairs, "cells", stateful=True, indexed=True),
    "state_objects": Encoding(coordinates.state_objects, "cells", stateful=True, indexed=True),
    "symbolic_offsets": Encoding(
        coordinates.symbolic_offsets, "cells", stateful=True, frame="ready_handler"
    ),
    "symbolic_constants": Encoding(coordinates.symbolic_constants, "cells", stateful=True),
    "dot_rows": Encoding(texts.dot_rows, indexed=True),
    "letter_rows": Encoding(texts.letter_rows, indexed=True),
    "digit_rows": Encoding(texts.digit_rows, indexed=True),
    "digit_words": Encoding(texts.digit_words, indexed=True),
    "split_map": Encoding(texts.split_map),
    "art_pieces": Encoding(texts.art_pieces),
    "art_sheet": Encoding(texts.art_sheet),
    "json_parse": Encoding(texts.json_parse, indexed=True),
    "hex_states": Encoding(numbers.hex_states, "cells", stateful=True, indexed=True),
    "hex_records": Encoding(numbers.hex_records, "cells", stateful=True),
    "hex_single": Encoding(numbers.hex_single, indexed=True),
    "bit_rows": Encoding(numbers.bit_rows, indexed=True),
    "base36_loop": Encoding(numbers.base36_loop),
    "packed_loop": Encoding(numbers.packed_loop, "cells"),
    "switch_matrices": Encoding(builders.switch_matrices),
    "if_else_matrices": Encoding(builders.if_else_matrices),
    "built_matrices": Encoding(builders.built_matrices),
    "factory_letter": Encoding(builders.factory_letter),
    "class_super": Encoding(classes.class_super),
    "static_fields": Encoding(classes.static_fields),
    "private_fields": Encoding(classes.private_fields, indexed=True, frame="game_class"),
    "constructor_fields": Encoding(classes.constructor_fields, indexed=True, frame="game_class"),
    "static_getter": Encoding(classes.static_getter, indexed=True),
    "push_iife": Encoding(builders.push_iife, indexed=True),
    "registered": Encoding(builders.registered),
    "indexed_assignment": Encoding(builders.indexed_assignment, indexed=True),
    "array_builders": Encoding(builders.array_builders, indexed=True),
    "spread_concat": Encoding(builders.spread_concat),
    "module_table": Encoding(matrices.square_colour, indexed=True, frame="module_scaled"),
    "handler_table": Encoding(matrices.square_binary, indexed=True, frame="ready_handler"),
    "closure_table": Encoding(keyed.letter_object, frame="closure_strict"),
}

_PROBE = """globalThis.__probe = [];
for (let index = @first@; index < @count@; index++) {
  const seen = [];
  let held = newPiece(index);
  for (let turn = 0; turn < 4; turn++) {
    seen.push(blocksOf(held).map((at) => [at[0], at[1]]));
    held = turned(held);
  }
  globalThis.__probe.push(seen);
}"""


def defects_of(encoding: Encoding) -> tuple[str, ...]:
    """The defects that can be planted in an encoding."""
    return tuple(
        defect
        for defect in PLANTERS
        if (encoding.indexed or defect not in LIST_ONLY)
        and (encoding.stateful or defect not in STATES_ONLY)
    )


def _styles_of(encoding: str, defect: str) -> tuple[str, ...]:
    """Every style for a clean table, where false alarms would be; else one of them in turn.

    Swapped names need a style that shows names, and few encodings can hold a corrupted state.
    """
    if defect == "clean" or defect in STATES_ONLY:
        return STYLES
    index = list(ENCODINGS).index(encoding)
    if defect == "swapped_names":
        return (("plain", "decoys")[index % 2],)
    return (STYLES[(index + list(PLANTERS).index(defect)) % len(STYLES)],)


def _page(table: Table, pieces: str, frame: str, *, style: str, rng: Random) -> str:
    parts = {
        "table": f"{table.data}\n{table.take}",
        "decoys": decoys(rng, heavy=style == "decoys"),
        "piece": pieces,
    }
    html = _FRAME_TEXT[frame]
    for mark, text in parts.items():
        html = html.replace(f"/*{{{mark}}}*/", text)
    return html


def _case(name: str, defect: str, style: str, seed: int, *, probe: bool) -> Case:
    encoding = ENCODINGS[name]
    title = f"{name}-{defect}-{style}"
    rng = Random(f"{seed}:{title}")
    entries = planted(defect, rng, stateful=encoding.stateful, mirror_blind=encoding.mirror_blind)
    entries = dressed(entries, style, rng)
    table = encoding.write(entries, rng)
    first = 0 if entries[0].states else 1
    pieces = piece_code(
        encoding.form, rng, stateful=_turns_in_table(name), count=table.count, first=first
    )
    html = _page(table, pieces, encoding.frame or rng.choice(FRAMES), style=style, rng=rng)
    ending = _PROBE.replace("@first@", str(first)).replace("@count@", table.count)
    html = html.replace("/*{probe}*/", ending if probe else "")
    html = styled(html, style, frozenset(entry.label for entry in entries), rng)
    return Case(Program(title, html, name, style, defect, truth(entries)), entries)


def _turns_in_table(name: str) -> bool:
    return ENCODINGS[name].stateful or name == "derived_states"


def cases(seed: int = 0, *, probe: bool = False) -> Iterator[Case]:
    """Every program whose pieces can be read, with what was planted.

    A probe is an end of the script that puts the blocks of every piece in its four turns, as the
    game itself reads them, into `globalThis.__probe`; otherwise the program is the same.
    """
    for name, encoding in ENCODINGS.items():
        for defect in defects_of(encoding):
            for style in _styles_of(name, defect):
                yield _case(name, defect, style, seed, probe=probe)


def gap_programs(seed: int = 0) -> Iterator[Program]:
    """Every program whose pieces depend on input, in every style but the mislabelled one."""
    for name in GAPS:
        for style in STYLES:
            if style == "mislabelled":
                continue
            title = f"{name}-unreadable-{style}"
            rng = Random(f"{seed}:{title}")
            table = gap_table(name, planted("clean", rng), rng)
            form = "cells" if name in CELL_GAPS else "matrix"
            pieces = piece_code(form, rng, stateful=False, count=table.count, first=0)
            html = _page(table, pieces, rng.choice(FRAMES), style=style, rng=rng)
            html = styled(html.replace("/*{probe}*/", ""), style, frozenset(), rng)
            yield Program(title, html, name, style, "unreadable", None)


def programs(seed: int = 0) -> Iterator[Program]:
    """Every program, the readable ones first."""
    for case in cases(seed):
        yield case.program
    yield from gap_programs(seed)
