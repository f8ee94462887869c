"""`person`, `forget` and `retention`: the rights of the people in the register (design.md 6)."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from buurtapp.cli.folders import FOLDER
from buurtapp.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from buurtapp.rights.files import Holding
    from buurtapp.rights.forget import Forgotten
    from buurtapp.rights.people import Person
    from buurtapp.store import Register

WHO = click.argument("who", metavar="WHO")
YES = click.option("--yes", is_flag=True, help="Do it; without this it only shows what it would do.")
_SEVERAL = 2


@click.command()
@FOLDER
@WHO
def person(folder: Path, who: str) -> int:
    """Print everything held about WHO (number, name or address), and write it as a Word file."""
    from buurtapp.rights.dossier import as_text, dossier
    from buurtapp.rights.dossier_page import write_dossier
    from buurtapp.store import Register

    with Register.open(folder) as register:
        found = _one(register, who)
        if found is None:
            return _SEVERAL
        made = dossier(register, found)
        path = write_dossier(register, made, found.phone or found.name or who)
    click.echo(as_text(made), nl=False)
    click.echo(f"\n{path}")
    return 0


@click.command()
@FOLDER
@WHO
@YES
def forget(folder: Path, who: str, yes: bool) -> int:
    """Erase WHO from the register, the journal, all files and copies. Cannot be undone."""
    from buurtapp.rights.for_a_person import tasks
    from buurtapp.rights.forget import forget as erase
    from buurtapp.steps.remaking import remake
    from buurtapp.store import Register

    with Register.open(folder) as register:
        found = _one(register, who)
        if found is None:
            return _SEVERAL
        if not yes:
            _show_preview(register, found)
            return 0
        done = erase(register, found)
        made, gone = remake(register, done.removed)
        _show_done(register, done, made, gone)
        click.echo("\n" + _("This is left for you to erase:"))
        for what, how in tasks(register):
            click.echo(f"  [ ] {what}: {how}")
    return 1 if done.closed else 0


@click.command()
@FOLDER
@YES
def retention(folder: Path, yes: bool) -> int:
    """Delete what may not be kept any longer; without --yes only show it."""
    from buurtapp.rights.retention import clean_up, due, files_of
    from buurtapp.steps.remaking import remake
    from buurtapp.store import Register

    with Register.open(folder) as register:
        found = due(register)
        if not yes or not found:
            _show_due(register, found.counts, files_of(register, found))
            return 0
        done = clean_up(register)
        _show_done(register, done, *remake(register, done.removed))
    return 1 if done.closed else 0


def _show_due(register: "Register", counts: dict[str, int], files: "list[Holding]") -> None:
    if not counts:
        click.echo(_("Nothing has to go today."))
        return
    from buurtapp.rights.due_words import due_words

    words = due_words()
    for kind, number in counts.items():
        click.echo(f"{kind:20} {number:6}  {words[kind]}")
    _show_files(register, files)


def _one(register: "Register", who: str) -> "Person | None":
    """The one person meant; None when there are several, which are listed then."""
    from buurtapp.forms.masks import masked
    from buurtapp.rights.finding import find, find_one

    found = find_one(register, who)
    if found is None:
        click.echo(_("This fits several people. Nothing was done. Name one of them by number, or by file and row:"))
        for one in find(register, who):
            place = one.signups[0].key if one.signups else one.listed[0].form
            click.echo(f"  {masked(one.name, one.door, one.phone)}  {place}")
    return found


def _show_preview(register: "Register", found: "Person") -> None:
    from buurtapp.rights.forget import preview

    shown = preview(register, found)
    rows = ngettext("{n} sign-up", "{n} sign-ups", len(found.signups))
    click.echo(_("This would go from the register: {rows}, and the journal's cells about it.", rows=rows))
    _show_files(register, shown.files)


def _show_files(register: "Register", files: "Iterable[Holding]") -> None:
    words = {
        "rewrite": _("rewritten without this person"), "remove": _("removed; it can be made again"),
        "copy": _("cleaned, as the register"), "closed": _("cannot be looked into: see for yourself"),
    }  # fmt: skip
    for one in files:
        click.echo(f"  {one.path.relative_to(register.folder.path).as_posix()}: {words[one.what]}")
    click.echo(_("Nothing was changed. Add --yes to do it. It cannot be undone."))


def _show_done(register: "Register", done: "Forgotten", made: list[Path], gone: list[Path]) -> None:
    from buurtapp.rights.files import DOSSIER

    root = register.folder.path
    for name, number in done.counts.items():
        click.echo(f"{name:20} {number:6}")
    missing = [path for path in gone if not path.name.startswith(DOSSIER)]
    for said, paths in (
        (_("rewritten"), done.rewritten), (_("made again"), made),
        (_("removed; make it again when you need it"), missing), (_("see for yourself"), done.closed),
    ):  # fmt: skip
        for path in paths:
            click.echo(f"  {said}: {path.relative_to(root).as_posix()}")


COMMANDS = (person, forget, retention)
