"""`import`, `register` and `decide`: from files to a register that a person can trust."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from buurtapp.cli.folders import FOLDER, pairs
from buurtapp.words import Fault, _

if TYPE_CHECKING:
    from buurtapp.store import Register

PART_FAILED = 1
OUT = (("withdraw",), ("put-out",))
THIS_NUMBER = ("this-number",)


@click.command("import")
@FOLDER
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--sheet", help="The sheet of a workbook, when it is not the one that looks most like sign-ups.")
def import_(folder: Path, files: tuple[Path, ...], sheet: str | None) -> int:
    """Read sign-ups, clean, decide; print counts per verdict and reason."""
    from buurtapp.intake.reading import ByHand
    from buurtapp.steps.importing import import_file, left_out, to_look_at
    from buurtapp.store import Register

    failed = 0
    with Register.open(folder) as register:
        for file in files:
            try:
                report = import_file(register, file, ByHand(sheet=sheet) if sheet else None)
            except Fault as fault:
                failed += 1
                click.echo(f"{file.name}: {fault}", err=True)
                continue
            click.echo(f"{report.source}: {_new_and_known(report.imported.new, report.imported.known)}")
            if erased := left_out(report.imported):
                click.echo(erased)
            for said in to_look_at(report):
                click.echo(said, err=True)
        _print_summary(register)
    return (2 if failed == len(files) else PART_FAILED) if failed else 0


@click.command()
@FOLDER
@click.option("--format", "shape", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
def register(folder: Path, shape: str) -> None:
    """Print one line per sign-up, the excluded ones too."""
    from buurtapp.steps.registering import as_csv, as_json
    from buurtapp.store import Register

    with Register.open(folder) as opened:
        sys.stdout.buffer.write((as_json(opened) + "\n" if shape == "json" else as_csv(opened)).encode())


@click.command()
@FOLDER
@click.argument("signup", metavar="SOURCE:ROW")
@click.argument("choices", nargs=-1, required=True, metavar="accept|exclude|this-number|withdraw|put-out|FIELD=VALUE…")
def decide(folder: Path, signup: str, choices: tuple[str, ...]) -> None:
    """Settle a case: accept it, exclude it, accept it and exclude the same person's other number, put values right; or
    keep that the person withdrew or was put out.
    """
    from buurtapp.steps.signing_up import decide as keep
    from buurtapp.steps.signing_up import find
    from buurtapp.steps.two_numbers import keep_number
    from buurtapp.store import Register

    choice = _choice(choices[0]) if len(choices) == 1 else ""
    with Register.open(folder) as opened:
        case = find(opened, signup)
        if choices in OUT:
            _keep_out(opened, case.key, choices[0])
            decided = find(opened, signup)
        elif choices == THIS_NUMBER:
            decided = keep_number(opened, case)
        else:
            decided = keep(opened, case, choice or pairs(choices))
    click.echo(f"{decided.key}: {decided.verdict} {';'.join(decided.reasons)}".rstrip())


def _keep_out(register: "Register", key: str, what: str) -> None:
    """Keep that a person withdrew or was put out, and make the lists again without that person."""
    from buurtapp.rights.finding import find_one
    from buurtapp.rights.withdrawing import put_out, withdraw
    from buurtapp.steps.remaking import remake

    person = find_one(register, key)
    if person is not None:
        remake(register, (withdraw if what == "withdraw" else put_out)(register, person))


def _choice(word: str) -> Literal["accept", "exclude", ""]:
    return "accept" if word == "accept" else "exclude" if word == "exclude" else ""


def _new_and_known(new: int, known: int) -> str:
    return _("{new} new, {known} known already", new=new, known=known)


def _print_summary(register: object) -> None:
    from buurtapp.steps.signing_up import summary
    from buurtapp.store import Register

    assert isinstance(register, Register)
    counted = summary(register)
    for verdict, number in counted.verdicts.items():
        click.echo(f"{verdict:10} {number:6}")
    for code, number in counted.reasons.items():
        click.echo(f"  {code:32} {number:6}")


COMMANDS = (import_, register, decide)
