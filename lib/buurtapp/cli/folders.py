"""`new`, `set` and `undo`: making a work folder and changing its decisions."""

from pathlib import Path

import click

from buurtapp.words import Fault, _

FOLDER = click.argument("folder", type=click.Path(path_type=Path))


@click.command()
@FOLDER
@click.option("--name", required=True, help="The name of the neighbourhood, as it stands on letters.")
@click.option("--addresses", type=click.Path(path_type=Path), required=True, help="The address file.")
@click.option("--practice", is_flag=True, help="A practice neighbourhood: only 06-0 numbers can be ready.")
def new(folder: Path, name: str, addresses: Path, practice: bool) -> None:
    """Make a new work folder."""
    from buurtapp.steps.area import count
    from buurtapp.steps.opening import make

    with make(folder, name, practice=practice, addresses=addresses) as register:
        click.echo(_("{name}: {count} addresses, in {folder}", name=name, count=count(register).total, folder=folder))


@click.command("set")
@FOLDER
@click.argument("changes", nargs=-1, required=True, metavar="KEY=VALUE…")
def set_(folder: Path, changes: tuple[str, ...]) -> None:
    """Change decisions, for example verification=evidence minimum_age=18 rules=yes."""
    from buurtapp.steps.decisions import decide_all
    from buurtapp.steps.out_of_date import summary
    from buurtapp.store import Register

    wanted = pairs(changes)
    with Register.open(folder) as register:
        decided = decide_all(register, wanted)
        stale = summary(register)
    for key in wanted:
        click.echo(f"{key}={_shown(getattr(decided, key))}")
    for line in stale:
        click.echo(f"! {line}", err=True)


@click.command()
@FOLDER
def undo(folder: Path) -> None:
    """Take the last action back."""
    from buurtapp.steps.signing_up import undo as take_back
    from buurtapp.store import Register

    with Register.open(folder) as register:
        click.echo(_("Taken back: {what}", what=take_back(register)))


def pairs(changes: tuple[str, ...]) -> dict[str, str]:
    """`KEY=VALUE` arguments as a dict; raises Fault for an argument without `=`."""
    for change in changes:
        if "=" not in change.lstrip("="):
            raise Fault(
                _("{change} has no = in it.", change=change),
                _("A change is written as KEY=VALUE."),
                _("Write for example: minimum_age=18"),
                _("Put quotes around a value with spaces."),
            )
    return {key.strip(): value for key, _equals, value in (change.partition("=") for change in changes)}


def _shown(value: object) -> str:
    return {True: "yes", False: "no", None: ""}.get(value, str(value)) if isinstance(value, bool | None) else str(value)


COMMANDS = (new, set_, undo)
