"""A rubric that is wrong is refused with file, key and a suggestion, before anything runs."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from grader.binding import House
from grader.errors import ContractError
from grader.rubric import read_rubric
from grader.rubric_schema import schema

SOUND = """
id = "mine"
version = 1
checks = [{ id = "duplicate-id", weight = 2 }, { id = "script-syntax-error", gate = true }]
"""


def test_defaults() -> None:
    rubric = read_rubric(SOUND, "mine/rubric.toml")
    assert (rubric.task, rubric.medium.value, rubric.bars.professional) == ("mine", "html", 0.95)
    assert [(one.id, one.weight, one.gate) for one in rubric.checks] == [
        ("duplicate-id", 2.0, False),
        ("script-syntax-error", 1.0, True),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id = ", "not TOML"),
        (SOUND.replace("version = 1", ""), "version must be a whole number"),
        (SOUND.replace("version = 1", "version = true"), "version must be a whole number"),
        (SOUND.replace("weight = 2", "weight = 0"), "weight must be a number above 0"),
        (SOUND.replace("weight = 2", "weight = -1"), "weight must be a number above 0"),
        (SOUND.replace("weight = 2", "weight = nan"), "weight must be a number above 0"),
        (SOUND.replace("weight = 2", "weight = inf"), "weight must be a number above 0"),
        (SOUND.replace("weight = 2", "weigth = 2"), "did you mean 'weight'"),
        (SOUND.replace("gate = true", 'gate = "yes"'), "gate is true or false"),
        (SOUND.replace("version", "verison = 1\nversion"), "did you mean 'version'"),
        (SOUND.replace("script-syntax-error", "duplicate-id"), "stands there twice"),
        (SOUND + "[tiers]\nprofessional = 2", "number from 0 to 1"),
        (SOUND + "[tiers]\ngold = 1", "unknown key 'gold'"),
        (SOUND + '[[item]]\nid = "a"\nprompt = "p"\nlevel = 4', "level is 1, 2 or 3"),
        (SOUND.replace("checks = ", "checks = 7 # "), "array of tables"),
        ('id = "x"\nversion = 1', "checks is empty"),
        (SOUND.replace("version", 'medium = "pdf"\nversion'), "medium is one of"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_file(text: str, said: str) -> None:
    with pytest.raises(ContractError, match=said) as raised:
        read_rubric(text, "mine/rubric.toml")
    assert str(raised.value).startswith("mine/rubric.toml")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('{ id = "duplicat-id" }', "did you mean 'duplicate-id'"),
        ('{ id = "interval-loop", options = { tick = 3 } }', "interval-loop has no option 'tick'"),
        ('{ id = "duplicate-id", after = ["dead"] }', "after 'dead', not counted"),
    ],
)
def test_what_does_not_bind_is_named(tmp_path: Path, row: str, said: str) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "rubric.toml").write_text(f'id = "mine"\nversion = 1\nchecks = [{row}]')
    house = House.open([str(folder)])
    with pytest.raises(ContractError, match=said):
        house.bind("mine")


def test_digest_moves_with_what_can_change_a_score() -> None:
    def digest(text: str) -> str:
        return read_rubric(text, "mine/rubric.toml").digest

    assert digest(SOUND) == digest(SOUND.replace("version", 'title = "Mine"\nversion'))
    assert digest(SOUND) != digest(SOUND.replace("weight = 2", "weight = 3"))
    assert digest(SOUND) != digest(SOUND + "[tiers]\ncraft = 0.5")


def test_schema_accepts_every_installed_rubric_and_refuses_strangers() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    jsonschema.Draft202012Validator.check_schema(schema())
    for rubric in House.open().registry.rubrics.values():
        text = (Path(rubric.folder) / "rubric.toml").read_text("utf-8")
        assert list(validator.iter_errors(tomllib.loads(text))) == []
    stranger = tomllib.loads(SOUND) | {"verison": 1}
    assert [error.validator for error in validator.iter_errors(stranger)] == [
        "additionalProperties"
    ]
    json.dumps(schema())
