"""What a real engine says of some hundred scripts is what the interpreter says."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from tests.evaluation.running import outcome

CASES: list[tuple[str, str]] = json.loads(Path(__file__).with_name("engine_cases.json").read_text())

ENGINE = """
const vm = require('node:vm');
const given = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const run = (source) => {
  try {
    return JSON.stringify(vm.runInNewContext(source, { structuredClone, atob })) ?? 'undefined';
  } catch (error) {
    return 'THROW ' + ((error && error.name) || String(error));
  }
};
process.stdout.write(JSON.stringify(given.map(run)));
"""


def node() -> str | None:
    """The engine that playwright brings along, if it does."""
    try:
        found = compute_driver_executable()[0]
    except Exception:  # noqa: BLE001 - whatever a distribution without an engine raises
        return None
    return str(found) if Path(found).is_file() else None


def test_the_interpreter_says_what_the_table_says() -> None:
    differing = {
        source: (outcome(source), expected)
        for source, expected in CASES
        if outcome(source) != expected
    }
    assert differing == {}
    assert len(CASES) > 700


def test_the_engine_says_what_the_table_says() -> None:
    program = node()
    if program is None:
        pytest.skip("this playwright brings no engine along")
    sources = json.dumps([source for source, _ in CASES])
    done = subprocess.run(
        (program, "-e", ENGINE), input=sources, capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    assert said == [expected for _, expected in CASES]
