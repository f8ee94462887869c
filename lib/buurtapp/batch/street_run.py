"""One street on a worker: take its post in, run what has to be run, put the result in place, leave the records."""

from dataclasses import dataclass, replace
from pathlib import Path

from buurtapp.batch.fingerprint import inputs_mark, program_mark, step_mark
from buurtapp.batch.local_copy import local_copy
from buurtapp.batch.running import SECONDS, Engine, Executed, KernelDied, NotebookStopped, TimedOut, run_notebook
from buurtapp.batch.taking_in import take_in
from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import Outcome, Result
from buurtapp.steps.city.standing import save_standing, standing
from buurtapp.store import Register, WorkFolder
from buurtapp.store.notebooks import step_notebooks
from buurtapp.store.register import now
from buurtapp.words import Fault, _

MAP = "00-map"  # the step before the notebooks: the street's own folder


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is asked: folders and ids only. `program` is the mark of the package that asks."""

    city: Path
    street: str
    program: str
    engine: Engine = "plain"
    seconds: float = SECONDS
    fresh: bool = False  # post was laid in, so every step is done anew
    delivery: str = ""


def steps() -> list[str]:
    """The steps of a street in order, by the names their records carry."""
    return [MAP, *(path.stem for path in step_notebooks())]


def run_street(order: Order) -> list[Outcome]:
    """Do what changed or failed; returns and keeps one outcome for each step that was looked at.

    Never raises for what goes wrong in the street itself. A step that stops ends the street's turn, as the next
    ones build on it.
    """
    city = CityFolder(order.city)
    todo = left_to_do(order)
    known = unchanged(order, todo)
    done = _turn(order, city, city.street(order.street), todo) if todo else []
    for outcome in done:
        outcomes.save(city, outcome)
    marker(city, order.street).unlink(missing_ok=True)
    return [*known, *done]


def left_to_do(order: Order) -> list[str]:
    """The first step that failed, or was made from something else than lies there now, and all after it."""
    if order.fresh:
        return steps()
    city = CityFolder(order.city)
    former = outcomes.load(city, order.street)
    inputs = inputs_mark(city.street(order.street))
    for place, step in enumerate(steps()):
        kept = former.get(step)
        if kept is None or not kept.good or (step != MAP and kept.fingerprint != _mark(step, inputs)):
            return steps()[place:]
    return []


def unchanged(order: Order, todo: list[str]) -> list[Outcome]:
    """The records of the steps that need nothing, kept anew as such."""
    city = CityFolder(order.city)
    former = outcomes.load(city, order.street)
    known = [replace(former[step], result="unchanged") for step in steps() if step not in todo]
    for outcome in known:
        outcomes.save(city, outcome)
    return known


def marker(city: CityFolder, street: str) -> Path:
    """A file with the name of the step at work, for when the worker dies."""
    return city.outcomes(street) / "bezig"


def _turn(order: Order, city: CityFolder, folder: WorkFolder, todo: list[str]) -> list[Outcome]:
    outcomes.forget_after(city, order.street, todo)
    done: list[Outcome] = []
    try:
        _same_program(order)
        with local_copy(folder) as copy:
            for step in todo:
                done.append(_step(order, city, copy, step))
                if not done[-1].good:
                    break
            with Register.open(copy.path) as register:
                counted = standing(register)
        save_standing(city, order.street, counted)
    except Fault as fault:
        return [*done[:-1], _stopped(order, todo[max(0, len(done) - 1)], now(), "failed", fault)]
    inputs = inputs_mark(folder)
    return [replace(one, fingerprint=order.delivery if one.step == MAP else _mark(one.step, inputs)) for one in done]


def _step(order: Order, city: CityFolder, copy: WorkFolder, step: str) -> Outcome:
    started = now()
    at_work = marker(city, order.street)
    at_work.parent.mkdir(parents=True, exist_ok=True)
    at_work.write_text(step)
    try:
        if step == MAP:
            take_in(copy)
            return Outcome(order.street, step, "done", started, now())
        kept = city.notebooks(order.street) / f"{step}.ipynb"
        how = Executed(order.engine, order.seconds, kept)
        run_notebook(_notebook(step), copy.path, how, shown_as=city.street(order.street).path)
    except Fault as fault:
        return _stopped(order, step, started, _result(fault), fault, city)
    except Exception as error:  # a full disk, a lost drive: the street says so, and the others go on
        return _stopped(order, step, started, "failed", _unforeseen(error), city)
    return Outcome(order.street, step, "done", started, now(), look=city.inside_of(kept), engine=order.engine)


def _result(fault: Fault) -> Result:
    return "timed_out" if isinstance(fault, TimedOut) else "died" if isinstance(fault, KernelDied) else "failed"


def _stopped(
    order: Order, step: str, started: str, result: Result, fault: Fault, city: CityFolder | None = None
) -> Outcome:
    copy = city.notebooks(order.street) / f"{step}.ipynb" if city else None
    look = city.inside_of(copy) if city and copy and copy.exists() else order.street
    cell = fault.cell if isinstance(fault, NotebookStopped) else 0
    said = outcomes.without_people(" ".join(part for part in (fault.saw, fault.why) if part))
    engine = "" if step == MAP else order.engine
    return Outcome(order.street, step, result, started, now(), said, outcomes.without_people(fault.fix), cell, look,
                   engine)  # fmt: skip


def _mark(step: str, inputs: str) -> str:
    return step_mark(_notebook(step), inputs)


def _notebook(step: str) -> Path:
    return next(path for path in step_notebooks() if path.stem == step)


def _same_program(order: Order) -> None:
    if order.program != program_mark():
        raise Fault(
            _("This worker has another version of the workbook."),
            _("Streets made by two versions would not agree."),
            _("Install the same version on every machine, and restart the workers."),
            _("Compare `buurtapp --version` on both."),
        )


def _unforeseen(error: Exception) -> Fault:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return Fault(
        _("Something went wrong that we did not expect."),
        _("The system said: {reason}.", reason=reason),
        _("See that the folder may be written and has room, then run the batch again."),
        "",
    )
