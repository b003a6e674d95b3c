"""What holds for every test."""

from hypothesis import settings

from tests.budget import FULL

# No deadline: a loaded machine fails no test.
settings.register_profile("part", max_examples=25, deadline=None)
settings.register_profile("full", max_examples=100, deadline=None)
settings.load_profile("full" if FULL else "part")
