"""`letters` and `enrol`: print files, and everything that leads to WhatsApp."""

from pathlib import Path

import click

from buurtapp.cli.folders import FOLDER
from buurtapp.steps.done import Done


@click.command()
@FOLDER
@click.option("--kind", default="brief", show_default=True, help="What to print; `all` for the whole shelf.")
def letters(folder: Path, kind: str) -> None:
    """Make print files for every address of the folder unless the team filtered."""
    from buurtapp.steps.recruitment import letters as make_letters
    from buurtapp.store import Register

    with Register.open(folder) as register:
        show(make_letters(register, kind))


@click.command()
@FOLDER
@click.option("--batch", type=int, help="How many contacts in one file; without it what the team decided.")
def enrol(folder: Path, batch: int | None) -> None:
    """Make groups, lists, contact files and invitations for the admitted."""
    from buurtapp.steps.entering import enrol as make_groups
    from buurtapp.store import Register

    with Register.open(folder) as register:
        show(make_groups(register, batch))


def show(done: Done) -> None:
    """Print the counts, files and warnings of a step."""
    for name, number in done.counts.items():
        click.echo(f"{name:20} {number:6}")
    for path in done.files:
        click.echo(str(path))
    for warning in done.warnings:
        click.echo(f"! {warning}", err=True)


COMMANDS = (letters, enrol)
