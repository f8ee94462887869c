"""What a step did: counts, files and warnings, never names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from buurtapp.store import Register
from buurtapp.store.runs import save_run


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a *do* cell or a command."""

    step: str
    counts: dict[str, int] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()


def report(
    register: Register,
    step: str,
    counts: Mapping[str, int],
    files: tuple[Path, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Done:
    """Keep the counts of a run in `rapport.json` and give the whole result back."""
    save_run(register, step, dict(counts))
    return Done(step, dict(counts), files, warnings)
