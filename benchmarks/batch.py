"""How fast notebooks run warm, beside papermill's own engine, and how a batch grows (design.md 9).

    python benchmarks/batch.py           # under ten minutes on two cores
    python benchmarks/batch.py --full    # also 1,000 streets

One JSON line per comparison; times are seconds on the clock per notebook, all workers busy, after each worker ran one
for nothing (which starts its template). Both engines run the same notebook in the same way: bytecode compiled, no
saves per cell, no progress bar, the same number of worker processes. `same` is true when every pair of executed
notebooks agrees in cells, outputs and metadata but for times.
"""

import argparse
import json
import os
import re
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import city
import nbformat
from nbformat.v4 import new_code_cell, new_notebook

WORKERS = os.cpu_count() or 1
CHUNK = 5  # notebooks handed to a worker at a time, so that handing out is not what is measured
FIVE_CELLS = (
    "street = 'Lindelaan'\ndoors = 40",
    "numbers = range(1, 2 * doors, 2)\nprint(street, numbers[-1])",
    "sum(numbers) / len(numbers)",
    "[f'{street} {number}' for number in numbers][:3]",
    "from IPython.display import HTML\nHTML(f'<b>{street}</b>: {doors}')",
)
TIMES = re.compile(r'"\d{4}-\d\d-\d\dT[^"]*"|(?<="duration": )[\d.]+')


@dataclass(frozen=True)
class Run:
    """How often a notebook is run, by which engine."""

    engine: str | None
    times: int
    options: tuple[tuple[str, Any], ...] = ()


def cells5(folder: Path) -> Path:
    """A notebook of five small cells."""
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = folder / "cells5.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(source) for source in FIVE_CELLS], metadata=metadata), path)
    return path


def execute(notebook: Path, engine: str | None, options: tuple[tuple[str, Any], ...], nth: int) -> Path:
    """Run a notebook once; the same folder for both engines, so that they may write the same paths."""
    import papermill

    out = notebook.with_name(f"{engine}-{nth}.ipynb")
    papermill.execute_notebook(
        notebook, out, engine_name=engine, progress_bar=False, request_save_on_cell_execute=False, **dict(options)
    )
    return out


def timed(notebook: Path, run: Run, workers: int) -> tuple[float, list[Path]]:
    """Seconds per notebook with all workers busy and ready, and what they wrote."""
    work = partial(execute, notebook, run.engine, run.options)
    context = get_context("spawn")
    ready = context.Barrier(workers + 1)
    with ProcessPoolExecutor(workers, context, get_ready, (ready, partial(work, -1))) as pool:
        for _worker in range(workers):
            pool.submit(os.getpid)  # a pool starts its workers one by one, as work comes
        ready.wait()
        start = time.perf_counter()
        written = list(pool.map(work, range(run.times), chunksize=CHUNK))
        return (time.perf_counter() - start) / run.times, written


def get_ready(ready: Barrier, work: Callable[[], Path]) -> None:
    """In a worker: run one notebook for nothing, then wait for the others."""
    work()
    ready.wait()


def content(path: Path) -> str:
    """An executed notebook without its times and its own path."""
    notebook = nbformat.read(path, 4)
    notebook.metadata.papermill.output_path = ""
    return TIMES.sub("0", json.dumps(notebook, sort_keys=True))


def compare(name: str, notebook: Path, ours: Run, theirs: Run, workers: int = WORKERS) -> str:
    """One line of the comparison."""
    theirs_s, their_files = timed(notebook, theirs, workers)
    ours_s, our_files = timed(notebook, ours, workers)
    same = len({content(path) for path in our_files + their_files}) == 1
    said = f"papermill's own engine, {workers} workers"
    return json.dumps(
        {"name": name, "ours_s": round(ours_s, 5), "theirs": said, "theirs_s": round(theirs_s, 5),
         "ratio": round(theirs_s / ours_s, 1), "n": ours.times, "same": same}
    )  # fmt: skip


def main() -> None:
    """Print the comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="also 1,000 streets: steps 3 to 5, all, and killed")
    parser.add_argument("--only", choices=("cells5", "steps3-5", "growth", "full", "resumed"), help="one comparison")
    given = parser.parse_args()
    wanted = (
        {given.only}
        if given.only
        else {"cells5", "steps3-5", "growth"} | ({"full", "resumed"} if given.full else set())
    )
    quiet = (("extra_arguments", ["--IPKernelApp.log_level=50"]),)
    warm = (*quiet, ("imports", "IPython.display"))  # what the notebook itself imports, as a caller would say
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "cells5" in wanted:
            print(compare("cells5", cells5(folder), Run("warm", 200, warm), Run(None, 20, quiet)), flush=True)
        if "steps3-5" in wanted:
            print(json.dumps(city.steps3_5(folder / "3-5")), flush=True)
        if "growth" in wanted:
            for line in city.growth(folder / "growth"):
                print(json.dumps(line), flush=True)
        if "full" in wanted:
            print(json.dumps(city.steps3_5(folder / "3-5-full", ours=1000, name="steps3-5-full")), flush=True)
            print(json.dumps(city.full(folder / "full")), flush=True)
        if "resumed" in wanted:
            print(json.dumps(city.resumed(folder / "resumed")), flush=True)


if __name__ == "__main__":
    main()
