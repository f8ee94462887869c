"""Step 2: the meeting of the team, the sign-up form, and the paper that comes of it."""

from datetime import date

from buurtapp.files import write_atomic
from buurtapp.press.links import TESTCODE
from buurtapp.press.meeting import Action, Meeting, agenda
from buurtapp.steps.done import Done, report
from buurtapp.steps.mails import form_text
from buurtapp.steps.out_of_date import remember
from buurtapp.steps.team import admins, context, team
from buurtapp.steps.templates import template
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load, load_all
from buurtapp.words import _


def meeting(register: Register) -> Meeting:
    """The meeting as it was filled in."""
    saved = load(register, "meeting") or {}
    return Meeting(
        when=saved.get("when", ""),
        where=saved.get("where", ""),
        team=team(register),
        actions=[_action(value) for value in load_all(register, "actions").values() if value.get("what")],
    )


def link_warnings(register: Register) -> tuple[str, ...]:
    """What is still wrong with the link of the sign-up form."""
    link = decisions(register).link
    if not link:
        return (_("The form has no link yet. Make the form first, then paste its pre-filled link."),)
    if TESTCODE not in link:
        return (_("The link has no TESTCODE in it. Fill in TESTCODE as the code when you make the pre-filled link."),)
    return ()


def run(register: Register) -> Done:
    """The *do* cell of step 2: agenda and action list, and the text of the sign-up form."""
    printed = agenda(template(register, "agenda"), context(register), meeting(register))
    files = (
        write_atomic(register.folder.output("agenda") / "agenda.docx", printed.data),
        write_atomic(register.folder.output("teksten") / "aanmeldformulier.txt", form_text(register)),
    )
    remember(register, "agenda", files[:1])
    counts = {"team": len(team(register)), "admins": len(admins(register)), "files": len(files)}
    return report(register, "02-team-en-middelen", counts, files, (*printed.warnings, *link_warnings(register)))


def _action(value: dict[str, str]) -> Action:
    when = date.fromisoformat(value["when"]) if value.get("when") else None
    return Action(value["what"], value.get("who", ""), when, bool(value.get("done")))
