"""Energy from counters: what is read, what wraps, what is not there."""

import ctypes
from pathlib import Path
from typing import Any

from runners.energy import Reading, read_energy, spent, told


def pointed(reference: Any) -> Any:
    """What `ctypes.byref` refers to."""
    return reference._obj  # noqa: SLF001 - ctypes has no public name for it


class NoCards:
    """NVML on a machine whose driver does not answer."""

    def nvmlInit_v2(self) -> int:  # noqa: N802 - NVML's name
        return 9


class OneCard:
    """NVML with two cards, of which the older does not count."""

    def nvmlInit_v2(self) -> int:  # noqa: N802 - NVML's name
        return 0

    def nvmlShutdown(self) -> int:  # noqa: N802 - NVML's name
        return 0

    def nvmlDeviceGetCount_v2(self, count: Any) -> int:  # noqa: N802 - NVML's name
        pointed(count).value = 2
        return 0

    def nvmlDeviceGetHandleByIndex_v2(self, at: int, handle: Any) -> int:  # noqa: N802
        pointed(handle).value = at + 1
        return 0

    def nvmlDeviceGetTotalEnergyConsumption(  # noqa: N802 - NVML's name
        self, handle: ctypes.c_void_p, energy: Any
    ) -> int:
        if handle.value != 1:
            return 3
        pointed(energy).value = 12_500
        return 0


def zone(powercap: Path, name: str, label: str, microjoules: int) -> None:
    folder = powercap / name
    folder.mkdir(parents=True)
    (folder / "name").write_text(f"{label}\n", "ascii")
    (folder / "energy_uj").write_text(f"{microjoules}\n", "ascii")
    (folder / "max_energy_range_uj").write_text("262143328850\n", "ascii")


def test_packages_are_read_and_their_parts_are_not(tmp_path: Path) -> None:
    zone(tmp_path, "intel-rapl:0", "package-0", 5_000_000)
    zone(tmp_path, "intel-rapl:0:0", "core", 4_000_000)
    zone(tmp_path, "intel-rapl:1", "package-1", 7_500_000)
    (tmp_path / "intel-rapl:2").mkdir()  # one that cannot be read
    read = read_energy(tmp_path, NoCards())
    assert read.joules == {"intel-rapl:0 package-0": 5.0, "intel-rapl:1 package-1": 7.5}


def test_cards_that_count_are_read(tmp_path: Path) -> None:
    assert read_energy(tmp_path, OneCard()).joules == {"gpu:0": 12.5}


def test_what_was_spent_also_over_the_end_of_a_counter() -> None:
    before = Reading({"a": 10.0, "b": 90.0, "gone": 1.0}, {"a": 100.0, "b": 100.0})
    after = Reading({"a": 25.0, "b": 5.0, "new": 3.0}, {"a": 100.0, "b": 100.0})
    assert spent(before, after) == {"a": 15.0, "b": 15.0}


def test_a_token_costs_its_share_and_nothing_read_is_nothing_told() -> None:
    assert told({"a": 15.0, "b": 5.0}, 40) == {
        "joules": 20.0, "joules_per_token": 0.5, "counters": {"a": 15.0, "b": 5.0}
    }  # fmt: skip
    assert told({"a": 15.0}, 0) == {
        "joules": 15.0,
        "joules_per_token": None,
        "counters": {"a": 15.0},
    }
    assert told({}, 40) is None
