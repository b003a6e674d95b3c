"""What holds for every test."""

from hypothesis import settings

settings.register_profile("calm", deadline=None)  # a loaded machine fails no test
settings.load_profile("calm")
