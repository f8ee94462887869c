"""`reconcile`: a chat export or member list against the register (design.md 6)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from buurtapp.cli.folders import FOLDER
from buurtapp.words import _

if TYPE_CHECKING:
    from buurtapp.groups.reconciling import Finding


@click.command()
@FOLDER
@click.argument("export", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--group", default="", help="The code of the group, where there are several.")
@click.option("--match", "by_hand", nargs=2, multiple=True, metavar="PERSON SOURCE:ROW",
              help="This person in the chat is that sign-up; remembered.")  # fmt: skip
@click.option("--apply", "applied", is_flag=True, help="Set the statuses joined and left that follow; can be undone.")
def reconcile(
    folder: Path, export: Path, shape: str, group: str, by_hand: tuple[tuple[str, str], ...], applied: bool
) -> None:
    """Compare a WhatsApp chat export or a member list with the register."""
    from buurtapp.steps import reconciling
    from buurtapp.steps.signing_up import find
    from buurtapp.store import Register

    with Register.open(folder) as register:
        chosen = [(person, find(register, key)) for person, key in by_hand]
        done = reconciling.reconcile(register, export, group)
        for person, signup in chosen:
            reconciling.match_by_hand(register, person, signup)
        done = reconciling.again(register, done) if chosen else done
        changed = reconciling.apply(register, done.findings) if applied else 0
    if shape == "json":
        sys.stdout.buffer.write(f"{reconciling.as_json(done.findings)}\n".encode())
    else:
        _show(done.findings, done.counts)
    if applied:
        click.echo(_("{count} statuses set.", count=changed), err=shape == "json")
    click.echo(f"! {reconciling.delete_note(export, full=done.full)}", err=True)


def _show(findings: "tuple[Finding, ...]", counts: dict[str, int]) -> None:
    for one in findings:
        place = f"{one.source}:{one.row}" if one.source else ""
        parts = (one.outcome.ljust(15), (one.matched_by or "").ljust(7), one.phone.ljust(13), one.name, place)
        click.echo("  ".join(parts).rstrip())
    for outcome, number in counts.items():
        click.echo(f"{outcome:20} {number:6}")


COMMANDS = (reconcile,)
