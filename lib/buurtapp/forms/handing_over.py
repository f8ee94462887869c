"""Handing a neighbourhood over on the page: make the package, and later type the receipt."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from ipywidgets import HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.download import Downloads
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.given_back import GivenBack
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.forms.passwords import PasswordField, keep_apart
from buurtapp.forms.tables import heading, html, lines_html
from buurtapp.rights.confirming import confirm
from buurtapp.rights.hand_list import by_hand
from buurtapp.rights.handover import offer, package_name, standing
from buurtapp.rights.passwords import SHORTEST, propose
from buurtapp.store import Register
from buurtapp.store.handed_over import count_lines
from buurtapp.words import Fault, _


class HandOverForm:
    """First the package and what to hand over by hand, then the receipt, after which only counts stay."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._gone = False
        self.standing = html()
        self.package = PackagePart(register, self.refresh)
        self.receipt = ReceiptPart(register, self._handed_over)
        self.back = GivenBack(register)
        self.widget = VBox([self.standing, self.package.widget, self.receipt.widget, self.back.widget])
        self.refresh()

    def refresh(self) -> None:
        """Say whether a package waits for its receipt, and what changed since it was made."""
        if self._gone:
            return
        self.back.refresh()
        found = standing(self._register)
        self.receipt.show(waiting=found is not None, changed=bool(found and found.changes))
        if found is None:
            self.standing.value = paragraph(_("You made no package yet."), "bk-help")
            return
        said = _("The package {file} was made on {day}. It waits for the receipt of your successor.",
                 file=found.file, day=f"{found.made_at:%d-%m-%Y %H:%M}")  # fmt: skip
        later = tuple(_("Changed after it, and not in the package: {what}", what=one) for one in found.changes)
        advice = (*later, _("Make a new package to send this along.")) if later else ()
        self.standing.value = paragraph(said) + warnings_html(advice)

    def reload(self) -> None:
        """After an undo nothing is filled in anew here; the standing follows."""
        self.refresh()

    def _handed_over(self) -> None:
        self._gone = True
        for part in (self.package, self.back):
            part.widget.layout.display = "none"
        self.standing.value = paragraph(_("This neighbourhood was handed over. Close this page now."), "bk-done")


class PackagePart:
    """A password, typed twice or proposed, and the button that makes the package."""

    def __init__(self, register: Register, made: Callable[[], None]) -> None:
        self._register, self._made = register, made
        self.status = StatusLine()
        hint = escape(_("At least {n} characters. Four words in a row are strong and easy to tell.", n=SHORTEST))
        self.first = PasswordField(_("A password for the package"), hook="hand-password", hint=hint)
        self.second = PasswordField(_("The same password once more"), hook="hand-password-again")
        self.proposed = html()
        self.tasks = html()
        self.downloads = Downloads(register.folder.path)
        suggest = button(_("Think of one for me"), self.propose, self.status, hook="hand-propose", quiet=True)
        make = button(_("Make the package"), self.make, self.status, hook="hand-make")
        self.widget = VBox(
            [
                heading(_("1. Make the package")),
                self.first.widget,
                self.second.widget,
                self.proposed,
                HBox([make, suggest]),
                self.status.widget,
                self.downloads.widget,
                self.tasks,
            ]
        )

    def propose(self) -> str:
        """Fill in a strong password, and show it to write down."""
        password = propose()
        self.first.write(password)
        self.second.write(password)
        said = escape(_("Write this password down now: {password}", password=password))
        self.proposed.value = f'<p class="bk-receipt">{said}</p>'
        return password

    def make(self) -> Path:
        """Make the package; raises Fault when the passwords differ or the password does not do."""
        if self.first.value != self.second.value:
            raise _not_alike()
        target = self._register.folder.outputs / package_name(self._register)
        made = offer(self._register, target, self.first.value)
        self.first.write("")
        self.second.write("")
        self.downloads.offer([made.path])
        self.tasks.value = _tasks_html(self._register) + warnings_html(made.warnings)
        self.status.done(_("The package is made.") + "\n" + keep_apart())
        self._made()
        return made.path


class ReceiptPart:
    """The receipt, and the button that leaves counts only."""

    def __init__(self, register: Register, done: Callable[[], None]) -> None:
        self._register, self._done = register, done
        self.status = StatusLine()
        self.typed = FieldView(
            Field("receipt", _("The receipt of your successor"), help=_("Three times four characters."), default=""),
            "hand",
        )
        self.lose = FieldView(
            Field("lose", _("What changed after the package may be lost"), "tick", default=False), "hand"
        )
        self.kept = html()
        clear = button(_("Clear my copy"), self.confirm, self.status, hook="hand-confirm")
        warning = _("Only counts stay on this computer. This cannot be undone.")
        self._body = VBox([self.typed.widget, self.lose.widget, html(paragraph(warning, "bk-help")), clear])
        self.widget = VBox([heading(_("2. Type the receipt")), self._body, self.status.widget, self.kept])

    def show(self, *, waiting: bool, changed: bool) -> None:
        """Show this part when a package waits, and its tick when something changed since."""
        self.widget.layout.display = "" if waiting else "none"
        self.lose.widget.layout.display = "" if changed else "none"

    def confirm(self) -> None:
        """Take the receipt; raises Fault, with nothing changed, when it is not the right one."""
        kept = confirm(self._register, self.typed.control.read(), lose_changes=bool(self.lose.control.read()))
        self._body.layout.display = "none"
        self.kept.value = lines_html(count_lines(kept))
        self.status.done(_("This folder now holds counts only."))
        self._done()


def _tasks_html(register: Register) -> str:
    said = paragraph(_("This you hand over by hand, together with your successor:"))
    items = "".join(f"<li>☐ {escape(task)}</li>" for task in by_hand(register))
    return f'{said}<ul class="bk-lines bk-tasks">{items}</ul>'


def _not_alike() -> Fault:
    return Fault(
        _("The two passwords differ."),
        _("With a typing error in it nobody could open the package."),
        _("Type the same password twice, or let us think of one."),
        _("Mind capitals and hyphens first."),
    )
