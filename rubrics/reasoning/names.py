"""Names of people, none of which is a part of another."""

from random import Random

PEOPLE = (
    "Ada", "Bruno", "Chidi", "Dalia", "Emre", "Farah", "Goran", "Hanna", "Ivo", "Jamila", "Kenji",
    "Lucia", "Milan", "Noor", "Otto", "Paula", "Quentin", "Rosa", "Sipho", "Tara", "Umar", "Vera",
    "Wanda", "Yusuf", "Zoe",
)  # fmt: skip


def people(rng: Random, count: int) -> list[str]:
    """So many different people."""
    return rng.sample(PEOPLE, count)


def listed(names: list[str]) -> str:
    """Write names as a sentence does: A, B and C."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
