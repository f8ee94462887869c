"""`practice`: a practice folder in its known-good state at the start of a step (design.md 6)."""

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


COMMANDS = (practice,)
