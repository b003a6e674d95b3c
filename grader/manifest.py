"""The JSON files of a sample folder: what was asked, who answered, which files came out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.artifact import SUFFIXES, medium_of
from grader.errors import ContractError
from grader.item import Item, Reply
from grader.origin import Origin
from grader.run import Where, loose_sample_id, sample_id

MANIFEST_SCHEMA = 1
MANIFEST_KEYS = (
    "schema", "collection", "rubric", "rubric_version", "item", "level", "repeat",
    "entry", "files", "illustration", "origin",
)  # fmt: skip
_TELLING = frozenset(MANIFEST_KEYS) - {"files", "level", "collection"}  # others use these too


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the JSON files of a sample folder say. ``id`` is the sample's.

    ``asked`` and ``level`` name what was asked also where no ``item.json`` tells it whole.
    """

    id: str
    where: Where
    rubric: str | None
    asked: str | None
    level: int | None
    item: Item | None
    reply: Reply | None
    repeat: int
    origin: Origin
    illustration: bool


def has_manifest(folder: Path) -> bool:
    """Whether a folder is one sample: its ``manifest.json`` has a key that ours have.

    Web apps, extensions and build tools keep other things under that name; those are part of
    what is graded. One that cannot be read counts, so that whoever reads it can say so.
    """
    path = folder / "manifest.json"
    if not path.is_file():
        return False
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return True
    return isinstance(data, dict) and not _TELLING.isdisjoint(data)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest, item and reply of a sample folder.

    Raises:
        ContractError: one of them is no JSON object, has an unknown key or a wrong value, or
            names a file that is not there.
    """
    path = folder / "manifest.json"
    manifest = read_object(path)
    unknown = sorted(set(manifest) - set(MANIFEST_KEYS))
    if unknown:
        there = ", ".join(MANIFEST_KEYS)
        raise ContractError(f"{path}: unknown keys {unknown}; a manifest has: {there}")
    if manifest.get("schema") != MANIFEST_SCHEMA:
        raise ContractError(f"{path}: schema must be {MANIFEST_SCHEMA}: {manifest.get('schema')!r}")
    rubric = manifest.get("rubric")
    if rubric is not None and not isinstance(rubric, str):
        raise ContractError(f"{path}: rubric must be a text, not {rubric!r}")
    repeat = manifest.get("repeat", 0)
    if type(repeat) is not int or repeat < 0:
        raise ContractError(f"{path}: repeat must be a whole number from 0, not {repeat!r}")
    illustration = manifest.get("illustration", False)
    if not isinstance(illustration, bool):
        raise ContractError(f"{path}: illustration is true or false, not {illustration!r}")
    where = _where(folder, manifest, path)
    item, reply = _item(folder), _reply(folder)
    asked, level = (item.id, item.level) if item else _asked(manifest, path)
    origin = Origin.from_json(_object_at(manifest, "origin", path), str(path))
    question = item.digest if item else asked or ""
    key = (_collection(folder, manifest), question, repeat, origin)
    anonymous = key == ("", "", 0, Origin())
    return Manifest(
        id=loose_sample_id(str(folder.absolute()))
        if anonymous
        else sample_id(key[0], rubric or "", question, repeat, origin.digest),
        where=where,
        rubric=rubric,
        asked=asked,
        level=level,
        item=item,
        reply=reply,
        repeat=repeat,
        origin=origin,
        illustration=illustration,
    )


def write_sample(
    folder: Path,
    files: Mapping[str, bytes],
    entry: str,
    item: Item,
    origin: Origin,
    *,
    reply: object = None,
    **more: object,
) -> None:
    """Write a sample folder; the manifest comes last, so that a half-written one is none.

    ``reply`` is the server's raw answer as JSON; ``more`` are further manifest keys
    (``repeat``, ``collection``, ``rubric_version``, ``illustration``).
    """
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    if reply is not None:
        _write_json(folder / "reply.json", reply)
    _write_json(folder / "item.json", item.to_json())
    manifest = {
        "schema": MANIFEST_SCHEMA,
        "rubric": item.rubric,
        "item": item.id,
        "level": item.level,
        "entry": entry,
        "files": sorted(files),
        "origin": origin.to_json(),
        **more,
    }
    _write_json(
        folder / "manifest.json", {key: manifest[key] for key in MANIFEST_KEYS if key in manifest}
    )


def _asked(manifest: Mapping[str, Any], path: Path) -> tuple[str | None, int | None]:
    asked, level = manifest.get("item"), manifest.get("level")
    if asked is not None and not isinstance(asked, str):
        raise ContractError(f"{path}: item must be a text, not {asked!r}")
    if level is not None and (type(level) is not int or level not in (1, 2, 3)):
        raise ContractError(f"{path}: level is 1, 2 or 3, not {level!r}")
    return asked, level


def _item(folder: Path) -> Item | None:
    path = folder / "item.json"
    return Item.from_json(read_object(path), str(path)) if path.is_file() else None


def _reply(folder: Path) -> Reply | None:
    path = folder / "reply.json"
    return Reply.from_json(read_object(path), str(path)) if path.is_file() else None


def _where(folder: Path, manifest: Mapping[str, Any], path: Path) -> Where:
    entry = manifest.get("entry")
    if not isinstance(entry, str):
        raise ContractError(f"{path}: entry must name the file that is opened, not {entry!r}")
    files = manifest.get("files", [entry])
    if not isinstance(files, list) or not all(isinstance(one, str) for one in files):
        raise ContractError(f"{path}: files must be an array of paths, not {files!r}")
    medium = medium_of(entry)
    if medium is None:
        raise ContractError(f"{path}: entry {entry!r} must end in one of {' '.join(SUFFIXES)}")
    names = tuple(dict.fromkeys((*files, entry)))
    for name in names:
        inside = not name.startswith("/") and ".." not in name.split("/")
        if not inside or not (folder / name).is_file():
            raise ContractError(f"{path}: no file {name!r} in this folder")
    return Where(str(folder), names, entry, medium)


def _collection(folder: Path, manifest: Mapping[str, Any]) -> str:
    """Name the sitting of the runner: from the manifest, else from the collection.json above."""
    named = manifest.get("collection")
    if isinstance(named, str):
        return named
    for above in folder.absolute().parents:
        if (above / "collection.json").is_file():
            return str(read_object(above / "collection.json").get("id", ""))
    return ""


def read_object(path: Path) -> dict[str, Any]:
    """Read a file that holds a JSON object.

    Raises:
        ContractError: it cannot be read, is no JSON, or holds something else.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ContractError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(data, dict):
        raise ContractError(f"{path}: must hold a JSON object")
    return data


def _object_at(data: Mapping[str, Any], key: str, path: Path) -> dict[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise ContractError(f"{path}: {key} must be an object, not {value!r}")
    return value


def _write_json(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.part")
    half.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
    half.replace(path)
