"""The browser of the lab's tests, and an explorer that uses it."""

from collections.abc import Iterator

import pytest

from grader.gather.lab import ToolError
from tests.explore.exploring import Explorer
from tests.lab.visits import Visitor


@pytest.fixture(scope="session")
def explorer() -> Iterator[Explorer]:
    visitor = Visitor()
    try:
        visitor.start()
    except ToolError as error:
        visitor.close()
        pytest.skip(f"no browser on this machine: {error}")
    yield Explorer(visitor)
    visitor.close()
