"""Make the items of a rubric: from its prompt files, or from its generator."""

import importlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from grader.drawing import seed_of
from grader.errors import ContractError
from grader.item import Chat, Item
from grader.rubric import Asked, Rubric, suggestion

FOUND_WITHIN = 1000
"""How many generated items are looked through for one that is asked for by its id."""


def declared_items(rubric: Rubric) -> tuple[Item, ...]:
    """Every item that a rubric declares, its prompt files read.

    Raises:
        ContractError: a prompt file is missing or empty.
    """
    return tuple(_item(rubric, asked) for asked in rubric.items)


def generated_items(rubric: Rubric, seed: int = 0, count: int = FOUND_WITHIN) -> Iterator[Item]:
    """Items of a rubric's generator, ``items = "module:function"``; the same seed, the same items.

    Raises:
        ContractError: the generator cannot be imported.
    """
    if rubric.generator is None:
        return
    module, _, name = rubric.generator.partition(":")
    try:
        generate = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise ContractError(f"{rubric.id}: items = {rubric.generator!r}: {error}") from error
    yield from islice(generate(seed, count), count)


def find_item(rubric: Rubric, id_: str, seed: int = 0) -> Item:
    """Return one item of a rubric.

    A drawn item is looked for among those of the seed that its id tells, else of ``seed``.

    Raises:
        ContractError: there is none of this id; a near one is named.
    """
    told = seed_of(id_)
    seed, count = (told[0], told[1] + 1) if told else (seed, FOUND_WITHIN)
    for item in (*declared_items(rubric), *generated_items(rubric, seed, count)):
        if item.id == id_:
            return item
    there = [asked.id for asked in rubric.items]
    if rubric.generator:
        there += [one.id for one in generated_items(rubric, seed, 3)]
    raise ContractError(f"{rubric.id} has no item {id_!r}{suggestion(id_, there)}")


def _item(rubric: Rubric, asked: Asked) -> Item:
    path = Path(rubric.folder) / asked.prompt
    try:
        prompt = path.read_text("utf-8").strip()
    except OSError as error:
        where = f"{rubric.folder}/rubric.toml: item {asked.id}"
        raise ContractError(f"{where}: prompt {asked.prompt}: {error.strerror}") from error
    if not prompt:
        raise ContractError(f"{path}: the prompt is empty")
    return Item(
        rubric.id,
        asked.id,
        asked.level,
        (Chat("user", prompt),),
        asked.params,
        asked.expected,
        asked.terms,
        asked.tools,
    )
