"""One street on a worker: take its post in, run what has to be run, put the result in place, leave the records."""

import os
import re
import secrets
import shutil
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
from buurtapp.store.notebooks import copy_notebooks, step_notebooks
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
    fresh: bool = False  # the post says something else than last time, so every step is done anew
    delivery: str = ""
    idle: bool = False  # nothing is to be done, and no post was laid in


def steps() -> list[str]:
    """The steps of a street in order, by the names their records carry."""
    return [MAP, *(path.stem for path in step_notebooks())]


def run_street(order: Order) -> list[Outcome]:
    """Do what changed or failed; returns and keeps one outcome for each step that was looked at.

    Never raises for what goes wrong in the street itself, nor where a record cannot be kept. A step that stops ends
    the street's turn, as the next ones build on it.
    """
    try:
        return _run_street(order)
    except Exception as error:
        return [stopped(order.street, MAP, as_fault(error))]


def _run_street(order: Order) -> list[Outcome]:
    city = CityFolder(order.city)
    todo = left_to_do(order)
    known = unchanged(order, todo)
    done = _turn(order, city, city.street(order.street), todo) if todo else []
    for outcome in done:
        outcomes.save(city, outcome)
    marker(city, order.street).unlink(missing_ok=True)
    return [*known, *done]


def left_to_do(order: Order) -> list[str]:
    """The first step that failed, or was made from something else than lies there now, and all after it.

    The post is taken in before any of them: the folder may be gone, or somebody put an older copy of it back.
    """
    if order.fresh:
        return steps()
    city = CityFolder(order.city)
    former = outcomes.load(city, order.street)
    inputs = _inputs(city.street(order.street))
    for place, step in enumerate(steps()):
        kept = former.get(step)
        if kept is None or not kept.good or (step != MAP and kept.fingerprint != _mark(step, inputs)):
            return [MAP, *steps()[max(1, place) :]]
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
    outcomes.forget_after(city, order.street, [*todo, outcomes.PACKAGE])
    done: list[Outcome] = []
    try:
        _same_program(order)
        with local_copy(folder) as copy:
            copy_notebooks(copy, folder.path)
            for step in todo:
                done.append(_step(order, city, copy, step))
                if not done[-1].good:
                    break
            with Register.open(copy.path) as register:
                counted = standing(register)
        save_standing(city, order.street, counted)
    except Exception as error:  # its register cannot be read, or the result cannot be put in place
        return [*done[:-1], stopped(order.street, todo[max(0, len(done) - 1)], as_fault(error))]
    inputs = _inputs(folder)
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
        return _half_way(order, step, started, fault, city)
    except Exception as error:  # a full disk, a lost drive: the street says so, and the others go on
        return _half_way(order, step, started, as_fault(error), city)
    return Outcome(order.street, step, "done", started, now(), look=city.inside_of(kept), engine=order.engine)


def _result(fault: Fault) -> Result:
    return "timed_out" if isinstance(fault, TimedOut) else "died" if isinstance(fault, KernelDied) else "failed"


def stopped(street: str, step: str, fault: Fault, started: str = "") -> Outcome:
    """The record of a step that stopped, in the fault's own words without what names people."""
    said = outcomes.without_people(" ".join(part for part in (fault.saw, fault.why) if part))
    return Outcome(street, step, "failed", started or now(), now(), said, outcomes.without_people(fault.fix),
                   look=street)  # fmt: skip


def as_fault(error: Exception) -> Fault:
    """What went wrong in words; of what nobody foresaw only its kind is told, as its message may name people."""
    return error if isinstance(error, Fault) else _unforeseen(error)


def _half_way(order: Order, step: str, started: str, fault: Fault, city: CityFolder) -> Outcome:
    copy = city.notebooks(order.street) / f"{step}.ipynb"
    return replace(
        stopped(order.street, step, fault, started),
        result=_result(fault),
        cell=fault.cell if isinstance(fault, NotebookStopped) else 0,
        look=city.inside_of(copy) if copy.exists() else order.street,
        engine="" if step == MAP else order.engine,
    )


def _inputs(folder: WorkFolder) -> str:
    """What a folder holds now; where its register cannot be read a mark that no step was made from."""
    try:
        return inputs_mark(folder)
    except Exception:  # running its notebooks tells what is wrong with it
        return secrets.token_hex()


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
    said = error.strerror if isinstance(error, OSError) else ""
    in_copying = re.search(r"\[Errno (\d+)\]", str(error)) if isinstance(error, shutil.Error) else None
    reason = os.strerror(int(in_copying[1])) if in_copying else said or type(error).__name__
    return Fault(
        _("Something went wrong that we did not expect."),
        _("The system said: {reason}.", reason=reason),
        _("See that the folder may be written and has room, then run the batch again."),
        "",
    )
