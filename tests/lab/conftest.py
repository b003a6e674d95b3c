"""One browser for all tests of the lab."""

from collections.abc import Iterator

import pytest

from grader.gather.lab import ToolError
from tests.lab.visits import Visitor


@pytest.fixture(scope="session")
def visitor() -> Iterator[Visitor]:
    one = Visitor()
    try:
        one.start()
    except ToolError as error:
        one.close()
        pytest.skip(f"no browser on this machine: {error}")
    yield one
    one.close()
