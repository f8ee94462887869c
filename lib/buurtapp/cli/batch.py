"""`batch`: every street of a list, from one form for the whole city (design.md 6)."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from buurtapp.cli.folders import pairs
from buurtapp.cli.handing_over import VARIABLE
from buurtapp.words import _

if TYPE_CHECKING:
    from buurtapp.batch.city import Ran
    from buurtapp.batch.running import Engine

DONE, PART_FAILED, INTERRUPTED = 0, 1, 130
_FILE = click.Path(path_type=Path)


@click.command(context_settings={"ignore_unknown_options": False})
@click.argument("streets", type=_FILE)
@click.option("--addresses", type=_FILE, required=True, help="One address file for the whole city.")
@click.option("--signups", type=_FILE, multiple=True, help="A file with sign-ups; give it more than once for more.")
@click.argument("more_signups", type=_FILE, nargs=-1, metavar="[FILE…]")
@click.option("--out", type=_FILE, required=True, help="The folder of the city; an earlier run there is resumed.")
@click.option("--workers", type=click.IntRange(1), help="Processes at work; all cores when not given.")
@click.option("--engine", type=click.Choice(["warm", "plain"]), default="warm", show_default=True,
              help="Where forking is unsafe, as on Windows, warm says so and runs plain.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(1), help="Seconds for a whole notebook.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="A Dask cluster to use, such as tcp://host:8786.")
@click.option("--practice", is_flag=True, help="Practice neighbourhoods: only 06-0 numbers can be ready.")
@click.option("--set", "decisions", multiple=True, metavar="KEY=VALUE", help="A decision for every street.")
@click.option("--packages", type=_FILE, metavar="DIR", help="Make an encrypted package for each street's beheerder.")
@click.option(
    "--receipts", type=_FILE, multiple=True, metavar="FILE", help="Lines `id receipt`: only counts stay here."
)
@click.option("--counts", type=_FILE, multiple=True, metavar="FILE", help="Counts that beheerders mailed back.")
@click.option("--exact", is_flag=True, help="Exact counts in the overview; without it small ones are hidden.")
def batch(
    streets: Path,
    addresses: Path,
    signups: tuple[Path, ...],
    more_signups: tuple[Path, ...],
    out: Path,
    workers: int | None,
    engine: "Engine",
    timeout: float | None,
    scheduler: str,
    practice: bool,
    decisions: tuple[str, ...],
    packages: Path | None,
    receipts: tuple[Path, ...],
    counts: tuple[Path, ...],
    exact: bool,
) -> int:
    """Route every sign-up to its street, run the notebooks for each street, and write the overview; resumes."""
    from buurtapp.batch.city import Request, run_city
    from buurtapp.batch.running import SECONDS

    request = Request(
        streets, addresses, (*signups, *more_signups), out, workers, engine, timeout or SECONDS, scheduler, practice,
        pairs(decisions) if decisions else {}, exact, packages, os.environ.get(VARIABLE, ""), receipts, counts,
    )  # fmt: skip
    ran = run_city(request)
    _show(ran, out)
    if packages and any(packages.glob("*.zip")):
        _show_packages(packages, out)
    return INTERRUPTED if ran.stopped else DONE if ran.all_done else PART_FAILED


def _show(ran: "Ran", out: Path) -> None:
    for name, fault in ran.unreadable.items():
        click.echo(f"{name}: {fault}", err=True)
    for fault in ran.not_taken:
        click.echo(str(fault), err=True)
    lines = [
        (_("Streets in the list"), len(ran.round.streets)), (_("Sign-ups read"), ran.round.rows),
        (_("  to a street"), ran.round.routed), (_("  not placed"), ran.round.aside),
        *((f"  {result}", number) for result, number in sorted(ran.streets.items())),
    ]  # fmt: skip
    if ran.not_begun:
        lines.append((_("  not begun"), ran.not_begun))
    for label, number in lines:
        click.echo(f"{label:28} {number:6}")
    for name, source in ran.called.items():
        click.echo(_("The sign-ups of {name} are called {source}: a file in another folder has the same name.",
                     name=name, source=source))  # fmt: skip
    if ran.round.shared:
        click.echo(_("! {count} addresses lie in more than one street of the list.", count=ran.round.shared), err=True)
    if ran.round.twice:
        said = _(
            "! The list of streets was changed: sign-ups in {streets} belong to another street now, and stand there "
            "too. Exclude them in the old street, or throw away its folder when nobody needs it.",
            streets=", ".join(ran.round.twice),
        )
        click.echo(said, err=True)
    if ran.stopped:
        click.echo(_("Stopped. Give the same command again to go on."), err=True)
    click.echo(str(out / "overzicht.html"))


def _show_packages(packages: Path, out: Path) -> None:
    from buurtapp.batch.passwords import NAME

    click.echo(_("The packages for the beheerders are in {folder}.", folder=packages))
    if os.environ.get(VARIABLE):
        click.echo(_("They open with the password in {name}.", name=VARIABLE))
    else:
        click.echo(_("Their passwords are in {file}, for you only.", file=out / NAME))
    click.echo(_("Give a beheerder the package and the password in two ways, for example a USB stick and a call."))


COMMANDS = (batch,)
