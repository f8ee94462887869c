"""`letters` and `enrol`: print files, and everything that leads to WhatsApp."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from buurtapp.cli.folders import FOLDER
from buurtapp.steps.done import Done
from buurtapp.words import LANGUAGES, speaking

if TYPE_CHECKING:
    from buurtapp.steps.choosing import Only


BOTH = "both"


@click.command()
@FOLDER
@click.option("--kind", default="brief", show_default=True, help="What to print; `all` for the whole shelf.")
@click.option(
    "--only",
    type=click.Choice(["all", "new", "not-home", "open"]),
    default="all",
    show_default=True,
    help="Addresses never printed before, not home last time, or without an answer.",
)
@click.option("--where", default="", metavar="AREA", help="Only these: `Kerkstraat 1-99 oneven; Lindelaan`.")
@click.option(
    "--new-residents", default="", metavar="AREA", help="Welcome letters with a new code for these addresses."
)
@click.option("--proof", is_flag=True, help="One letter, to scan before all are printed.")
@click.option("--large", is_flag=True, help="Large print.")
@click.option("--pdf", is_flag=True, help="A PDF beside each Word file, through LibreOffice.")
@click.option(
    "--lang",
    type=click.Choice([*LANGUAGES, BOTH]),
    help="Another language than BUURTAPP_LANG; `both` is Dutch in front and English behind.",
)
def letters(
    folder: Path,
    kind: str,
    only: "Only",
    where: str,
    new_residents: str,
    proof: bool,
    large: bool,
    pdf: bool,
    lang: str | None,
) -> None:
    """Make print files for every address of the folder unless the team filtered."""
    from buurtapp.steps import printing, recruitment
    from buurtapp.steps.choosing import Choice
    from buurtapp.store import Register

    choice = Choice(only, where, large, two_sided=lang == BOTH)
    with Register.open(folder) as register, speaking(lang if lang in LANGUAGES else ""):
        if new_residents:
            done = recruitment.welcome(register, new_residents, two_sided=choice.two_sided)
        elif proof:
            done = printing.proof(register, kind, choice)
        else:
            done = recruitment.letters(register, kind, choice)
        show(recruitment.with_pdf(done) if pdf else done)


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
