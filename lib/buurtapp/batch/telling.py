"""What a batch says while it runs: a bar on a terminal, and lines with ids in a log; never a name."""

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType

from tqdm import tqdm

from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import RESULTS, Outcome, Result
from buurtapp.store.register import now


def result_of(outcomes: Sequence[Outcome]) -> Result:
    """What became of a whole street: what stopped it, else done, else unchanged."""
    results = {outcome.result for outcome in outcomes}
    return next((one for one in (*reversed(RESULTS[2:]), *RESULTS[:2]) if one in results), "unchanged")


class Teller:
    """Counts streets by what became of them, on the terminal and in the log."""

    def __init__(self, city: CityFolder, total: int) -> None:
        self.counts: Counter[Result] = Counter()
        city.log.parent.mkdir(parents=True, exist_ok=True)
        self._log = city.log.open("a", encoding="utf-8", buffering=1)
        self._bar = tqdm(total=total, unit=" straat", file=sys.stderr, disable=not sys.stderr.isatty())

    def __enter__(self) -> "Teller":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._bar.close()
        with suppress(OSError):
            self._log.close()

    def street(self, outcomes: Sequence[Outcome]) -> None:
        """A street is ready: one line for each of its steps that is not unchanged."""
        result = result_of(outcomes)
        self.counts[result] += 1
        for outcome in outcomes:
            if outcome.result != "unchanged":
                self._write(f"{outcome.ended} {outcome.street} {outcome.step} {outcome.result}")
        self._bar.set_postfix({name: self.counts[name] for name in RESULTS if self.counts[name]}, refresh=False)
        self._bar.update()

    def line(self, text: str) -> None:
        """A line of the whole batch: begun, stopped, ready."""
        self._write(f"{now()} {text}")

    def say(self, text: str) -> None:
        """A sentence for whoever looks on, in the log too."""
        self.line(text)
        tqdm.write(text, file=sys.stderr)

    def _write(self, line: str) -> None:
        with suppress(OSError):  # a full disk; the records and the exit code tell
            self._log.write(f"{line}\n")
