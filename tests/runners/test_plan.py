"""Plans: what is read, what is refused and how, the work list, what n can show."""

from pathlib import Path

import pytest

from grader.errors import ContractError
from grader.registry import Registry, installed
from grader.stats.power import detectable_drop
from runners.plan.parse import parse_plan, read_plan, slug
from runners.plan.power import detectable, worth
from runners.plan.values import Attached, Managed, Plan, Task
from runners.plan.work import choose, questions

RUBRICS = Registry.of(installed()).rubrics
GOOD = """
id = "ladder"
model = "Qwen3-8B"
repeats = 2

[sampling]
temperature = 0.2
top_k = 40
stop = "###"

[[rubric]]
id = "tetris"
items = ["canonical", "terse"]

[[rubric]]
id = "web_page"
items = 3
repeats = 1

[[variant]]
quant = "AWQ"
url = "http://gpu:8000/v1/"
served_as = "qwen-awq"
api_key_env = "MY_KEY"
slots = 8
[variant.origin]
training = "distilled"
scheme = "W4A16"
"""


def plan(text: str, folder: Path = Path()) -> Plan:
    return parse_plan(text, "PLAN.toml", folder)


def test_a_plan_is_read_whole() -> None:
    told = plan(GOOD)
    assert (told.id, told.repeats, told.seed, told.out) == (
        "ladder",
        2,
        1,
        Path("artifacts/ladder"),
    )
    assert (told.sampling.temperature, told.sampling.top_k, told.sampling.stop) == (
        0.2, 40, ("###",)
    )  # fmt: skip
    assert told.sampling.top_p == 1.0
    assert told.tasks == (Task("tetris", ("canonical", "terse")), Task("web_page", 3, 1))
    (only,) = told.variants
    assert (only.label, only.model, only.slots, only.key_name) == ("AWQ", "Qwen3-8B", 8, "MY_KEY")
    assert only.server == Attached("http://gpu:8000/v1")
    bare = plan(GOOD.replace("8000/v1/", "8000"))
    assert bare.variants[0].server == only.server
    assert (only.declared.training, only.declared.scheme) == ("distilled", "W4A16")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("temperature", "temprature", "unknown key 'temprature'; did you mean 'temperature'"),
        ("temperature = 0.2", "temperature = -1", "sampling: temperature must be a number from 0"),
        ("temperature = 0.2", 'temperature = "hot"', "must be a number, not 'hot'"),
        ("top_k = 40", "top_k = 1.5", "top_k must be a whole number"),
        ("repeats = 2", "repeats = 0", "repeats must be a whole number from 1, not 0"),
        ('quant = "AWQ"', "quant = 4", r"variant\[0\]: quant must be a text"),
        ("slots = 8", "slot = 8", r"variant\[0\]: unknown key 'slot'; did you mean 'slots'"),
        ('training = "distilled"', 'trainig = "x"', r"variant\[0\]: origin has no 'trainig'"),
        ('url = "http://gpu:8000/v1/"', "", "one of url, command and gguf is needed"),
        ('url = "http://gpu:8000/v1/"', 'url = "gpu:8000"', "url must be an address like"),
        ('url = "http://gpu:8000/v1/"', 'command = ["vllm"]', "health is missing"),
        ("slots = 8", 'kv_cache = "q8_0"', "kv_cache is for servers that are started for a gguf"),
        ('id = "tetris"', "", r"rubric\[0\]: id is missing"),
        ('id = "web_page"', 'id = "tetris"', "rubric: 'tetris' stands there twice"),
        ('model = "Qwen3-8B"', "", "model is missing"),
        ('id = "ladder"', 'id = "ladder', "not TOML"),
        ("repeats = 2", 'api = "chatt"', "api is one of chat, completion.*did you mean 'chat'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_key_and_remedy(before: str, after: str, said: str) -> None:
    with pytest.raises(ContractError, match=said) as raised:
        plan(GOOD.replace(before, after, 1))
    assert str(raised.value).startswith("PLAN.toml")


def test_files_caches_and_contexts_are_axes(tmp_path: Path) -> None:
    for quant in ("Q8_0", "Q4_K_M"):
        (tmp_path / f"m-{quant}.gguf").touch()
    text = """
    model = "m"
    [[rubric]]
    id = "tetris"
    [[variant]]
    gguf = "m-*.gguf"
    kv_cache = ["f16", "q8_0/q4_0"]
    context = 8192
    slots = 2
    threads = 3
    flags = ["-ngl", "99"]
    """
    told = plan(text, tmp_path)
    assert [one.label for one in told.variants] == [
        "Q4_K_M+kv-f16", "Q4_K_M+kv-q8_0-q4_0", "Q8_0+kv-f16", "Q8_0+kv-q8_0-q4_0",
    ]  # fmt: skip
    last = told.variants[-1]
    assert last.declared.kv_cache == "q8_0/q4_0"
    assert isinstance(last.server, Managed)
    command = " ".join(last.server.command)
    assert "-c 16384 --parallel 2 -ctk q8_0 -ctv q4_0 -fa auto -t 3 -ngl 99" in command
    assert last.server.gguf == tmp_path.absolute() / "m-Q8_0.gguf"


def test_twins_are_refused_and_missing_files_told(tmp_path: Path) -> None:
    (tmp_path / "m-Q8_0.gguf").touch()
    head = 'model = "m"\n[[rubric]]\nid = "tetris"\n'
    twice = head + '[[variant]]\ngguf = "m-Q8_0.gguf"\n' * 2
    with pytest.raises(ContractError, match="stands there twice; give one of them a `label`"):
        plan(twice, tmp_path)
    with pytest.raises(ContractError, match="no such file"):
        plan(head + '[[variant]]\ngguf = "x.gguf"', tmp_path)
    with pytest.raises(ContractError, match="matches no file"):
        plan(head + '[[variant]]\ngguf = "x*.gguf"', tmp_path)
    with pytest.raises(ContractError, match="cannot be read"):
        read_plan(tmp_path / "none.toml")


def test_the_work_list_asks_each_item_once_before_any_again() -> None:
    told = plan(GOOD)
    askings = [choose(one, RUBRICS[one.rubric], told.repeats, 1, told.where) for one in told.tasks]
    asked = [(one.item.rubric, one.item.id, one.repeat) for one in questions(askings)]
    assert len(asked) == len(set(asked)) == 2 * 2 + 3
    assert [one[:2] for one in asked[:2]] == [("tetris", "canonical"), ("tetris", "terse")]
    assert [one[2] for one in asked] == [0] * 5 + [1] * 2


def test_items_that_are_not_there_are_told() -> None:
    tetris, text = RUBRICS["tetris"], RUBRICS["plain_text"]
    with pytest.raises(ContractError, match="no item 'canonicl'; did you mean 'canonical'"):
        choose(Task("tetris", ("canonicl",)), tetris, 1, 1, "PLAN.toml")
    with pytest.raises(ContractError, match=r"has \d+ items, not 5000.*repeats"):
        choose(Task("tetris", 5000), tetris, 1, 1, "PLAN.toml")
    with pytest.raises(ContractError, match="has no items to ask"):
        choose(Task("plain_text"), text, 1, 1, "PLAN.toml")
    assert len(choose(Task("tetris"), tetris, 1, 1, "PLAN.toml").items) == len(tetris.items)


def test_what_n_can_show_equals_the_search_and_joins_the_approximation() -> None:
    for n in (5, 20, 38):
        assert detectable(n) == detectable_drop(n)
    assert detectable(3) is None
    falling = [detectable(n) or 1.0 for n in (5, 10, 20, 40, 41, 60, 100, 1000)]
    assert falling == sorted(falling, reverse=True)
    assert abs(falling[3] - falling[4]) <= 0.02


def test_what_repeats_are_worth() -> None:
    assert worth(20, 1, copies=False) == 20
    assert worth(4, 5, copies=False) == 9
    assert worth(20, 5, copies=True) == 20
    assert worth(1, 5, copies=False) == 5


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Qwen/Qwen3 8B", "Qwen-Qwen3-8B"), ("../..", "unnamed"), (".x", "x"), ("a+b_c.d", "a+b_c.d")],
)
def test_names_become_folders(name: str, folder: str) -> None:
    assert slug(name) == folder
