"""What holds for every test."""

import pytest
from hypothesis import settings

from tests.budget import FULL

# No deadline: a loaded machine fails no test.
settings.register_profile("part", max_examples=25, deadline=None)
settings.register_profile("full", max_examples=100, deadline=None)
settings.load_profile("full" if FULL else "part")


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """What shipped error sheets say is no part of an answer: it changes with the grader."""
    monkeypatch.setattr("grader.cli.sheets.read_sheet", lambda _folder, _name: None)
