"""Energy that a rung takes: processors through RAPL, graphics cards through NVML, where readable.

Both count the whole machine, idle share and other programs included. So the figure is an upper
bound on a machine that does other things, and a fair comparison between rungs on one that does not.
"""

import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

POWERCAP = Path("/sys/class/powercap")
"""Linux's interface to RAPL; the kernel lets only root read it on many machines (CVE-2020-8694)."""

_NVML_SUCCESS = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Counters at one moment: name to joules, and joules at which each begins anew (0: never)."""

    joules: dict[str, float]
    wraps: dict[str, float]


def read_energy(powercap: Path = POWERCAP, nvml: Any = None) -> Reading:
    """Read every counter that can be read; none is no error."""
    joules, wraps = _packages(powercap)
    cards = _cards(_library() if nvml is None else nvml)
    return Reading({**joules, **cards}, wraps)


def spent(before: Reading, after: Reading) -> dict[str, float]:
    """Joules between two readings, by counter; one that began anew meanwhile is carried over.

    A counter that is there only once tells nothing.
    """
    found = {}
    for name, end in after.joules.items():
        if name not in before.joules:
            continue
        begin = before.joules[name]
        again = after.wraps.get(name, 0.0) if end < begin else 0.0
        if end + again >= begin:
            found[name] = end + again - begin
    return found


def told(joules: dict[str, float], tokens: int) -> dict[str, Any] | None:
    """What ``collection.json`` keeps of it; None where nothing could be read."""
    if not joules:
        return None
    whole = sum(joules.values())
    return {
        "joules": round(whole, 3),
        "joules_per_token": round(whole / tokens, 6) if tokens else None,
        "counters": {name: round(one, 3) for name, one in sorted(joules.items())},
    }


def _packages(powercap: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Packages only, of which cores are parts; processors of AMD go by the same name."""
    joules, wraps = {}, {}
    for zone in sorted(powercap.glob("intel-rapl:*")):
        if zone.name.count(":") != 1:
            continue
        try:
            name = f"{zone.name} {(zone / 'name').read_text('ascii').strip()}"
            joules[name] = int((zone / "energy_uj").read_text("ascii")) / 1e6
            wraps[name] = int((zone / "max_energy_range_uj").read_text("ascii")) / 1e6
        except (OSError, ValueError):
            continue
    return joules, wraps


def _library() -> Any:
    """NVIDIA's own library where its driver is installed, else None."""
    try:
        return ctypes.CDLL("libnvidia-ml.so.1")
    except OSError:
        return None


def _cards(nvml: Any) -> dict[str, float]:
    """Millijoules since the driver was loaded, of every card (Volta and newer count them)."""
    if nvml is None or nvml.nvmlInit_v2() != _NVML_SUCCESS:
        return {}
    found = {}
    try:
        count = ctypes.c_uint()
        nvml.nvmlDeviceGetCount_v2(ctypes.byref(count))
        for at in range(count.value):
            handle, energy = ctypes.c_void_p(), ctypes.c_ulonglong()
            nvml.nvmlDeviceGetHandleByIndex_v2(at, ctypes.byref(handle))
            told = nvml.nvmlDeviceGetTotalEnergyConsumption(handle, ctypes.byref(energy))
            if told == _NVML_SUCCESS:
                found[f"gpu:{at}"] = energy.value / 1000
    finally:
        nvml.nvmlShutdown()
    return found
