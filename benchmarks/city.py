"""How fast a city's streets are run: the notebooks of steps 3 to 5, and a whole batch against ten times the streets.

`batch.py` prints these lines; `--full` runs 1,000 streets warm.
"""

import csv
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from example_parts.city import City

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data"))

WORKERS = os.cpu_count() or 1
STEPS = ("03-werving", "04-inschrijving", "05-whatsapp")
MOMENT = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^"]*|(?<="duration": )[\d.e-]+|(?<="id": ")[0-9a-f]{8}(?=")')
LOOK_SECONDS = 0.25


def steps3_5(folder: Path, *, ours: int = 200, theirs: int = 20, name: str = "steps3-5") -> dict[str, object]:
    """Seconds per street, all workers busy: warm on `ours` streets beside plain on `theirs`, the same ones first."""
    warm = prepared(folder / "warm", ours, seed=1)
    plain = [Path(shutil.copytree(one, folder / "plain" / one.name)) for one in warm[:theirs]]
    plain_s = timed("plain", plain)
    warm_s = timed("warm", warm)
    same = all(made_of(one) == made_of(other) for one, other in zip(plain, warm[:theirs], strict=True))
    return {"name": name, "ours_s": round(warm_s, 5), "theirs": f"plain, {WORKERS} workers",
            "theirs_s": round(plain_s, 5), "ratio": round(plain_s / warm_s, 1), "n": ours, "same": same}  # fmt: skip


def prepared(folder: Path, streets: int, seed: int) -> list[Path]:
    """Work folders of a made city, with their addresses and sign-ups in."""
    from buurtapp.batch.delivery import deliveries, lay_in
    from buurtapp.batch.routing import route
    from buurtapp.batch.signup_files import read_signups
    from buurtapp.batch.streets import read_streets
    from buurtapp.batch.taking_in import take_in
    from buurtapp.batch.territories import divide
    from buurtapp.steps.opening import addresses_in
    from buurtapp.store import WorkFolder

    made(folder / "bestanden", streets, seed)
    land = divide(read_streets(folder / "bestanden" / "straten.csv"), addresses_in(folder / "bestanden/adressen.csv"))
    files, _faults = read_signups([folder / "bestanden" / "aanmeldingen.csv"], practice=True)
    folders = []
    for delivery in deliveries(land, files, route(files, land), practice=True):
        folders.append(WorkFolder(folder / delivery.id))
        lay_in(folders[-1], delivery)
        take_in(folders[-1])
    return [one.path for one in folders]


def made(folder: Path, streets: int, seed: int = 1, broken: float = 0.0) -> "City":
    """The files of a city, thirty sign-ups for each street; `broken` is the share of streets that cannot work."""
    from example_parts.city import make_city

    return make_city(folder, streets=streets, signups=30 * streets, broken=broken, seed=seed)


def timed(engine: str, folders: list[Path]) -> float:
    """Seconds per street with all workers busy, after each ran one for nothing (which starts its template)."""
    spare = prepared(folders[0].parent / f"warming-up-{engine}", WORKERS, seed=2)
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        work = partial(run_steps, engine)
        for ready in [pool.submit(work, folder) for folder in spare]:
            ready.result()
        start = time.perf_counter()
        list(pool.map(work, folders))
        return (time.perf_counter() - start) / len(folders)


def run_steps(engine: str, folder: Path) -> None:
    """The notebooks of steps 3 to 5 of one street, with the executed copies a batch keeps."""
    from buurtapp.batch.running import Executed, run_notebook
    from buurtapp.store.notebooks import step_notebooks

    for notebook in step_notebooks():
        if notebook.stem in STEPS:
            run_notebook(notebook, folder, Executed(engine, 600, folder / f"klaar-{notebook.name}"))


def made_of(folder: Path) -> tuple[object, ...]:
    """What a street became: its register, the files it holds, and its executed notebooks without times and places."""
    texts = [(folder / f"klaar-{step}.ipynb").read_text(encoding="utf-8") for step in STEPS]
    return *kept_in(folder), [MOMENT.sub("", text.replace(str(folder.parent), "")) for text in texts]


def growth(folder: Path, few: int = 20, many: int = 200) -> Iterator[dict[str, object]]:
    """A whole batch on `many` streets beside a tenth of them: time per street, and the most memory in MB."""
    few_s, few_mb = whole_batch(folder / "few", few)
    many_s, many_mb = whole_batch(folder / "many", many)
    yield {"name": f"growth-{many}-streets", "ours_s": round(many_s / many, 5), "theirs": f"ours, {few} streets",
           "theirs_s": round(few_s / few, 5), "ratio": round(few_s / few / (many_s / many), 2), "n": many,
           "same": True, "times": round(many_s / few_s, 1), "peak_mb": many_mb, "peak_mb_few": few_mb}  # fmt: skip


def full(folder: Path, streets: int = 1000) -> dict[str, object]:
    """A whole batch of so many streets, all five steps, routing and overview included."""
    seconds, peak = whole_batch(folder, streets, broken=0.01)
    return {"name": "batch-full", "seconds": round(seconds), "streets": streets, "peak_mb": peak, "workers": WORKERS}


def whole_batch(folder: Path, streets: int, broken: float = 0.0) -> tuple[float, dict[str, int]]:
    """Seconds for the whole of `buurtapp batch`, and the most memory of the coordinator and of a worker, in MB.

    The right streets must be named as failed, and every row must be in one register or set aside.
    """
    from buurtapp.batch.city import Request, run_city
    from buurtapp.steps.city.folder import CityFolder
    from buurtapp.steps.city.overview import overview

    city = made(folder, streets, broken=broken)
    request = Request(folder / "straten.csv", folder / "adressen.csv", [folder / "aanmeldingen.csv"], folder / "stad",
                      engine="warm", practice=True)  # fmt: skip
    with Looking() as seen:
        start = time.perf_counter()
        ran = run_city(request)
        seconds = time.perf_counter() - start
    out = CityFolder(folder / "stad")
    assert {line.id for line in overview(out).failed} == city.broken
    assert ran.streets.get("done") == streets - len(city.broken)
    assert ran.round.rows == city.signups
    assert rows_in(out.path, out.streets()) == ran.round.routed
    return seconds, seen.peak_mb


def resumed(folder: Path, streets: int = 1000) -> dict[str, object]:
    """A city whose batch is killed on its way and begun again, beside one that was left alone: must come out the same.

    `seconds` are those of both runs of the killed city together, `killed_at` the streets that had an outcome by then.
    """
    from buurtapp.steps.city.folder import CityFolder
    from buurtapp.steps.city.overview import overview

    city = made(folder, streets, broken=0.01)
    command = [sys.executable, "-m", "buurtapp", "batch", str(folder / "straten.csv"), str(folder / "aanmeldingen.csv"),
               "--addresses", str(folder / "adressen.csv"), "--practice", "--exact", "--out"]  # fmt: skip
    start = time.perf_counter()
    killed_at = kill_half_way([*command, str(folder / "killed")], folder / "killed", streets // 2)
    assert subprocess.run([*command, str(folder / "killed")], stdout=subprocess.DEVNULL, check=False).returncode == 1
    seconds = time.perf_counter() - start
    assert subprocess.run([*command, str(folder / "whole")], stdout=subprocess.DEVNULL, check=False).returncode == 1
    killed, whole = CityFolder(folder / "killed"), CityFolder(folder / "whole")
    failed = {line.id for line in overview(killed).failed}
    assert failed == {line.id for line in overview(whole).failed} == city.broken
    good = sorted(set(city.ids) - city.broken)
    same = all(kept_in(killed.path / id_) == kept_in(whole.path / id_) for id_ in good)
    rows = rows_in(killed.path, killed.streets())
    return {"name": "batch-resumed", "seconds": round(seconds), "streets": streets, "killed_at": killed_at,
            "failed": len(failed), "rows": city.signups, "rows_in_registers": rows, "same": same}  # fmt: skip


def kill_half_way(command: list[str], out: Path, streets: int) -> int:
    """Start a batch and kill it with all its processes once so many streets have an outcome. How many had by then."""
    batch = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while batch.poll() is None and len(list(out.glob("uitvoering/uitkomsten/*"))) < streets:
        time.sleep(LOOK_SECONDS)
    os.killpg(batch.pid, signal.SIGKILL)
    batch.wait()
    return len(list(out.glob("uitvoering/uitkomsten/*")))


def kept_in(folder: Path) -> tuple[object, ...]:
    """What a street's own folder holds: its register, and the names of its files."""
    from buurtapp.steps.registering import as_csv
    from buurtapp.store import Register

    with Register.open(folder) as register:
        rows = list(csv.reader(io.StringIO(as_csv(register))))
    return rows, sorted(path.relative_to(folder).as_posix() for path in (folder / "uitvoer").rglob("*"))


def rows_in(folder: Path, streets: list[str]) -> int:
    """How many different rows of the form are in the registers; fails when one is in two."""
    from buurtapp.store import Register
    from buurtapp.store.signups import signups

    rows: list[tuple[str, int]] = []
    for id_ in streets:
        with Register.open(folder / id_) as register:
            rows += [(one.source, one.row) for one in signups(register)]
    assert len(rows) == len(set(rows))
    return len(rows)


class Looking:
    """Watches the memory of this process and of every process below it."""

    def __init__(self) -> None:
        self.peak_mb = {"coordinator": 0, "largest_below": 0}
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Looking":
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._ready.set()
        self._thread.join()

    def _look(self) -> None:
        me = psutil.Process()
        while not self._ready.wait(LOOK_SECONDS):
            below = []
            for child in me.children(recursive=True):
                try:
                    below.append(child.memory_info().rss)
                except psutil.Error:
                    continue
            seen = {"coordinator": me.memory_info().rss, "largest_below": max(below, default=0)}
            self.peak_mb = {name: max(self.peak_mb[name], number >> 20) for name, number in seen.items()}
