"""`handover` and `receive`: a neighbourhood goes to its next keeper (design.md 3, One owner)."""

import os
import sys
from pathlib import Path

import click

from buurtapp.cli.folders import FOLDER
from buurtapp.words import Fault, _

VARIABLE = "BUURTAPP_PASSWORD"


@click.command()
@FOLDER
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--receipt", default="", metavar="TEXT", help="The receipt of your successor: only counts stay here.")
@click.option("--yes", is_flag=True, help="What changed after the package was made may be lost.")
def handover(folder: Path, file: Path | None, receipt: str, yes: bool) -> None:
    """Make the package for a successor in FILE; or, with --receipt, keep counts only."""
    if (file is None) == (not receipt):
        raise click.UsageError(_("Give a FILE to make the package, or --receipt when your successor has opened it."))
    if file is not None:
        _offer(folder, file)
    else:
        _confirm(folder, receipt, yes)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@FOLDER
def receive(file: Path, folder: Path) -> None:
    """Open the package FILE in FOLDER, and print the receipt for the sender; or add the new sign-ups in it."""
    from buurtapp.rights.package import kind_of

    password = _password(_("Password of the package"), twice=False)
    if kind_of(file, password) == "additions":
        _add(file, folder, password)
    else:
        _open(file, folder, password)


def _open(file: Path, folder: Path, password: str) -> None:
    from buurtapp.rights.receiving import receive as open_package

    received = open_package(file, folder, password)
    click.echo(_("{name} is in {folder}.", name=received.name, folder=received.folder))
    click.echo(_("Receipt: {receipt}", receipt=received.receipt))
    click.echo(_("Read this receipt out to the sender. Then the sender's copy is cleared."))


def _add(file: Path, folder: Path, password: str) -> None:
    from buurtapp.rights.additions import receive_additions
    from buurtapp.store import Register

    with Register.open(folder) as register:
        imported = receive_additions(file, register, password)
    click.echo(_("{new} new, {known} known already", new=imported.new, known=imported.known))


def _offer(folder: Path, file: Path) -> None:
    from buurtapp.rights.hand_list import by_hand
    from buurtapp.rights.handover import offer
    from buurtapp.store import Register

    with Register.open(folder) as register:
        made = offer(register, file, _password(_("A new password for the package"), twice=True))
        tasks = by_hand(register)
    click.echo(_("The package is in {file}.", file=made.path))
    click.echo(_("Give the file and the password to your successor in two ways, for example a USB stick and a call."))
    for task in tasks:
        click.echo(f"  [ ] {task}")
    for warning in made.warnings:
        click.echo(f"! {warning}", err=True)


def _confirm(folder: Path, receipt: str, lose_changes: bool) -> None:
    from buurtapp.rights.confirming import confirm
    from buurtapp.store import Register
    from buurtapp.store.handed_over import HandedOver, count_lines

    try:
        with Register.open(folder) as register:
            kept = confirm(register, receipt, lose_changes=lose_changes)
    except HandedOver as already:
        kept = already.record.counts
    click.echo(_("This folder now holds counts only."))
    for line in count_lines(kept):
        click.echo(f"  {line}")


def _password(question: str, *, twice: bool) -> str:
    """The password from `BUURTAPP_PASSWORD`, else asked for without showing it; never an argument.

    Raises Fault where nobody can be asked: a script, a nightly run.
    """
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    try:
        return str(click.prompt(question, hide_input=True, confirmation_prompt=twice))
    except click.Abort as stopped:
        if isinstance(stopped.__context__, EOFError) and not sys.stdin.isatty():
            raise _nobody_to_ask() from stopped
        raise


def _nobody_to_ask() -> Fault:
    return Fault(
        _("There is no password, and nobody at the keyboard to ask for it."),
        _("A package is made and opened with a password only. Nothing was changed."),
        _("Put the password in the variable {name}, or run the command in a terminal.", name=VARIABLE),
        _("Look first whether the variable is set where the command runs."),
    )


COMMANDS = (handover, receive)
