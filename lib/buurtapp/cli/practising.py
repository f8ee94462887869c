"""`practice` and `bundle`: a practice folder at the start of a step (design.md 6), and the workbook on a USB stick."""

import platform
import re
from pathlib import Path

import click

from buurtapp.cli.folders import FOLDER
from buurtapp.words import _


@click.command()
@FOLDER
@click.option("--at", "step", type=click.IntRange(1, 5), required=True, help="The step to begin at: 1 to 5.")
def practice(folder: Path, step: int) -> None:
    """Bring a practice folder to the start of a step, or make one; earlier work in it is kept aside."""
    from buurtapp.steps.workshop.beginning import begin_at

    begun = begin_at(folder, step)
    click.echo(_("{folder} stands at the start of step {step}.", folder=folder, step=step))
    if begun.kept is not None:
        click.echo(_("What was made there before is kept in {folder}.", folder=begun.kept))


KINDS = ("windows", "mac", "mac-intel", "linux")


def _versions(_context: click.Context, _option: click.Parameter, text: str) -> list[str]:
    if not re.fullmatch(r"3\.\d+(,3\.\d+)*", text):
        raise click.BadParameter("write for example 3.13,3.14")
    return text.split(",")


def _kinds(_context: click.Context, _option: click.Parameter, text: str) -> list[str]:
    if not set(text.split(",")) <= set(KINDS):
        raise click.BadParameter(f"choose from {', '.join(KINDS)}")
    return text.split(",")


@click.command()
@FOLDER
@click.option("--for", "targets", default="windows", callback=_kinds, metavar=",".join(KINDS), show_default=True,
              help="Kinds of computers, with commas between them.")  # fmt: skip
@click.option("--python", "pythons", default=".".join(platform.python_version_tuple()[:2]), callback=_versions,
              metavar="3.13,3.14", show_default=True, help="Versions of Python on those computers.")  # fmt: skip
def bundle(folder: Path, targets: list[str], pythons: list[str]) -> None:
    """Make a folder for a USB stick: the workbook and its packages, to set it up without a network."""
    from buurtapp.steps.workshop.bundle import make_bundle

    size = make_bundle(folder, targets, pythons, click.echo)
    click.echo(_("{folder}: {size} MB.", folder=folder, size=round(size / 1e6)))


COMMANDS = (practice, bundle)
