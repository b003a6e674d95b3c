"""One browser for all tests of the lab."""

from collections.abc import Iterator

import pytest

from tests.lab.visits import Visitor, opened


@pytest.fixture(scope="session")
def visitor() -> Iterator[Visitor]:
    yield from opened()
