"""What all plans of one stage may use together, so that no page holds a worker for minutes."""

from dataclasses import replace

from grader.gather.lab.meter import Meter
from grader.gather.lab.trouble import SpentError
from grader.gather.lab.watch import MORE_TIME, Patience, Watch


class Account:
    """Processor time that the page of one room has used, through all of its plans."""

    def __init__(self) -> None:
        self._meter: Meter | None = None
        self._watch: Watch | None = None
        self._page = self._others = 0.0

    @property
    def used(self) -> float:
        """Seconds of the page's own, or a share of the whole browser's where that is more."""
        if self._watch is None:
            return 0.0
        return max(self._own(self._watch), (self._others + self._watch.elsewhere) / MORE_TIME)

    def begin(self, meter: Meter | None, watch: Watch) -> None:
        """Go on with the watch of the next plan."""
        if self._watch is not None:
            self._page = self._own(self._watch)
            self._others += self._watch.elsewhere
        self._meter, self._watch = meter, watch

    def _own(self, watch: Watch) -> float:
        exact = self._meter.seconds() if self._meter else None
        return self._page + watch.spent if exact is None else exact  # its process may be gone


class Budget:
    """Seconds of processor time for everything that one stage tries."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._gone = 0.0
        self._open: set[Account] = set()

    @property
    def left(self) -> float:
        """Seconds that are left; 0 or less where nothing is."""
        return self._seconds - self._gone - sum(one.used for one in self._open)

    def open(self, account: Account) -> None:
        """Pay for a room as long as it is open."""
        self._open.add(account)

    def close(self, account: Account) -> None:
        """Take note of what a room has used, before its process is gone."""
        self._open.discard(account)
        self._gone += account.used

    def allow(self, patience: Patience, *, more: float = 0.0) -> Patience:
        """What the next plan may use: no more than is left, and ``more``.

        Raises:
            SpentError: there is nothing for it.
        """
        visit = max(0.0, self.left) + more
        if visit <= 0:
            raise SpentError(f"all that was tried used more than {self._seconds:.3g} s")
        return replace(patience, visit=min(patience.visit, visit))
