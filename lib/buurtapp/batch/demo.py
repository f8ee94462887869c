"""The main job on the example neighbourhood, unattended and each time anew (`start.py demo`)."""

import shutil
from collections import Counter
from pathlib import Path

import click

from buurtapp.batch.running import run_notebook
from buurtapp.model.reasons import Verdict
from buurtapp.steps.aside import keep_aside, made_in
from buurtapp.steps.example import keep_as_made, make_example, worked_in
from buurtapp.steps.opening import EXAMPLE, move_handed_over
from buurtapp.store import Register, WorkFolder
from buurtapp.store.folder import OUTPUTS, data_folder
from buurtapp.store.notebooks import step_notebooks
from buurtapp.store.runs import runs
from buurtapp.store.signups import signups
from buurtapp.words import _


def run_demo() -> int:
    """Make the example anew, run its five step notebooks, print what was made and where; returns the exit code."""
    path = data_folder() / EXAMPLE
    _set_aside(WorkFolder(path))
    make_example(path).close()
    for notebook in step_notebooks():
        click.echo(f"{notebook.stem} …")
        run_notebook(notebook, path)
    with Register.open(path) as register:
        keep_as_made(register)
        _print_made(register)
    return 0


def _set_aside(folder: WorkFolder) -> None:
    """Remove what an earlier demo made; keep it under another name when a person worked in it or handed it over."""
    move_handed_over(folder.path)
    if not folder.register.exists():
        return
    with Register.open(folder.path) as register:
        kept = keep_aside(register) if worked_in(register) else None
    for made in (folder.register, *made_in(folder)):
        if made.is_dir():
            shutil.rmtree(made)
        else:
            made.unlink()
    if kept is not None:
        click.echo(_("Somebody worked in the example; that is kept in {folder}.", folder=kept))


def _print_made(register: Register) -> None:
    counts = {step: run["counts"] for step, run in runs(register).items()}
    click.echo("")
    for label, number in _lines(counts):
        click.echo(f"  {label:32} {number:6}")
    click.echo("")
    verdicts = Counter(signup.verdict for signup in signups(register))
    for verdict, meaning in _verdicts().items():
        click.echo(f"  {verdict:10} {meaning:21} {verdicts[verdict]:6}")
    click.echo("")
    click.echo(_("Everything lies in {folder}", folder=register.folder.outputs))
    for kind in OUTPUTS:
        for file in _files(register.folder.outputs / kind):
            click.echo(f"  {kind}/{file.name}")


def _lines(counts: dict[str, object]) -> list[tuple[str, int]]:
    wanted = [
        (_("Letters"), "03-werving", "letters"),
        (_("Walk lists"), "03-werving", "walk_lists"),
        (_("Sign-ups in the register"), "04-inschrijving", "signups"),
        (_("May go to WhatsApp"), "04-inschrijving", "admitted"),
        (_("Groups"), "05-whatsapp", "groups"),
        (_("People on enrolment lists"), "05-whatsapp", "members"),
        (_("Contact cards"), "05-whatsapp", "cards"),
    ]
    found = []
    for label, step, name in wanted:
        of_step = counts.get(step)
        if isinstance(of_step, dict):
            found.append((label, int(of_step.get(name, 0))))
    return found


def _verdicts() -> dict[Verdict, str]:
    return {
        "ready": _("is right"),
        "proposed": _("with a proposal"),
        "ask": _("waits for a person"),
        "excluded": _("does not count"),
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file()) if folder.exists() else []
