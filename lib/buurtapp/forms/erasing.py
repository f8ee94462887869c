"""Erasing one person on the page: first what would go, then a second confirmation, then what is left for a human."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from ipywidgets import VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import heading, html, lines_html, table_html
from buurtapp.rights.files import DOSSIER, Holding
from buurtapp.rights.for_a_person import tasks
from buurtapp.rights.forget import Forgotten, forget, preview
from buurtapp.rights.people import Person
from buurtapp.steps.remaking import remake
from buurtapp.store import Register
from buurtapp.words import Fault, _, ngettext


class EraseForm:
    """The person in hand, what erasing would reach, a tick, and the button."""

    def __init__(self, register: Register, erased: Callable[[], None]) -> None:
        self._register, self._erased = register, erased
        self._person: Person | None = None
        self.status = StatusLine()
        self.would_go, self.left_over = html(), html()
        self.sure = FieldView(
            Field("sure", _("Yes, erase everything of this person. It cannot be taken back."), "tick", default=False),
            "erase",
        )
        self._confirm = VBox([self.would_go, self.sure.widget,
                              button(_("Erase now"), self.erase, self.status, hook="erase-now")])  # fmt: skip
        show = button(_("Show what would go"), self.show, self.status, hook="erase-show", quiet=True)
        self._body = VBox([heading(_("Erase everything")), show, self._confirm])
        self.widget = VBox([self._body, self.status.widget, self.left_over])

    def take(self, person: Person | None, *, keep: bool = False) -> None:
        """Take a person in hand, or nobody; `keep` leaves on the page what was just done."""
        self._person = person
        self._body.layout.display = "" if person else "none"
        self._confirm.layout.display = "none"
        self.sure.write(False)
        if not keep:
            self.status.clear()
            self.left_over.value = ""

    def show(self) -> None:
        """Show what erasing would reach; nothing is changed."""
        shown = preview(self._register, self._in_hand())
        rows = ngettext("{n} sign-up", "{n} sign-ups", len(shown.person.signups))
        lists = [one.form for one in shown.person.listed]
        said = _("This goes from the register: {rows}, and what the journal keeps of it.", rows=rows)
        team = paragraph("⚠ " + _("This person is in the team. Choose another admin first.")) if "team" in lists else ""
        self.would_go.value = paragraph(said) + team + files_html(self._register, shown.files)
        self._confirm.layout.display = ""

    def erase(self) -> Forgotten:
        """Erase the person; raises Fault when the tick is not set."""
        person = self._in_hand()
        if not self.sure.control.read():
            raise Fault(
                _("You did not tick that you are sure."),
                _("What is erased cannot be brought back, not with Undo either."),
                _("Tick the box above the button, and press it again."),
                _("Look first at the list of what goes."),
            )
        done = forget(self._register, person)
        made, gone = remake(self._register, done.removed)
        self.left_over.value = done_html(self._register, done, len(made), gone) + tasks_html(self._register)
        self._erased()
        self.status.done(_("Erased."))
        return done

    def _in_hand(self) -> Person:
        if self._person is None:
            raise Fault(_("Nobody is chosen."), _("This is about one person."), _("Look the person up first."), "")
        return self._person


def files_html(register: Register, files: Iterable[Holding]) -> str:
    """The files with what happens to each."""
    words = {
        "rewrite": _("stays, without this person"), "remove": _("is removed; you can make it again"),
        "copy": _("is cleaned, as the register"), "closed": _("we cannot look into it: see for yourself"),
    }  # fmt: skip
    rows = [(one.path.relative_to(register.folder.path).as_posix(), words[one.what]) for one in files]
    return table_html((_("File"), _("What happens to it")), rows) if rows else ""


def done_html(register: Register, done: Forgotten, made: int, gone: Iterable[Path]) -> str:
    """What was done, in numbers, and which files a person makes again or looks into."""
    lines = [
        ngettext("{n} sign-up is gone.", "{n} sign-ups are gone.", done.counts.get("signups", 0)),
        ngettext("{n} file was rewritten.", "{n} files were rewritten.", len(done.rewritten)),
        ngettext("{n} list was made again.", "{n} lists were made again.", made),
        *(_("Removed; make it again when you need it: {name}", name=path.name)
          for path in gone if not path.name.startswith(DOSSIER)),
        *(_("We cannot look into it; see for yourself: {name}",
            name=path.relative_to(register.folder.path).as_posix()) for path in done.closed),
    ]  # fmt: skip
    return lines_html(lines)


def tasks_html(register: Register) -> str:
    """What only a person can erase, and how."""
    rows = [(f"☐ {what}", how) for what, how in tasks(register)]
    said = _("This is left for you to erase")
    return f"<h3>{escape(said)}</h3>" + table_html((_("Where"), _("How")), rows)
