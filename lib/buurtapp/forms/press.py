"""Printing what is chosen: which medium, for which addresses, one proof letter first, and a PDF beside it."""

from collections.abc import Callable
from typing import cast

from ipywidgets import HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.controls import ChoiceControl, TextControl, TickControl
from buurtapp.forms.counting import count_lines
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.download import Downloads
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.tables import html, lines_html
from buurtapp.press.media_names import name_of
from buurtapp.press.shelf import MEDIA
from buurtapp.steps.choosing import Choice, Only
from buurtapp.steps.done import Done
from buurtapp.steps.printing import proof
from buurtapp.steps.recruitment import letters, welcome, with_pdf
from buurtapp.store import Register
from buurtapp.words import Fault, _

_NEW_RESIDENTS = "new-residents"


class PressForm:
    """The choices of the press with two buttons: one proof letter, and the print itself."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.status, self._said = StatusLine(), html()
        self.downloads = Downloads(register.folder.path)
        self.kind = ChoiceControl(_("What do you want to print?"), tuple((name_of(kind), kind) for kind in MEDIA))
        self.only = ChoiceControl(_("For which addresses?"), _choices())
        self.where = TextControl(
            _("Only these streets or numbers (may stay empty)"), placeholder=_("Kerkstraat 1-99 odd; Lindelaan 3-2")
        )
        self.large = TickControl(_("Large print, for who reads with difficulty"))
        self.both = TickControl(_("In two languages on one sheet: Dutch in front, English on the back"))
        self.pdf = TickControl(_("Make a PDF too"))
        for hook, control in vars(self).items():
            if hook in ("kind", "only", "where", "large", "both", "pdf"):
                control.widget.add_class(f"t-press-{hook}")
        fields = VBox([one.widget for one in (self.kind, self.only, self.where, self.large, self.both, self.pdf)])
        fields.add_class("bk-field")
        self.status.mended_in(self.kind, self.only, self.where, self.large, self.both, self.pdf)
        first = button(_("Make one proof letter"), self.prove, self.status, hook="press-proof", quiet=True)
        make = button(_("Make the print"), self.make, self.status, hook="press-make")
        self.widget = VBox([fields, HBox([first, make]), self.status.widget, self._said, self.downloads.widget])

    def make(self) -> Done:
        """Make what is chosen; raises Fault when it cannot be made."""
        only, where = str(self.only.read()), self.where.read()
        if only == _NEW_RESIDENTS:
            done = welcome(self._register, _door_of(where), two_sided=bool(self.both.read()))
        else:
            choice = Choice(cast(Only, only), where, bool(self.large.read()), bool(self.both.read()))
            done = letters(self._register, str(self.kind.read()), choice)
        return self._show(with_pdf(done) if self.pdf.read() else done)

    def prove(self) -> Done:
        """Make one letter to scan; raises Fault when it cannot be made."""
        choice = Choice(two_sided=bool(self.both.read()))
        return self._show(proof(self._register, str(self.kind.read()), choice))

    def _show(self, done: Done) -> Done:
        self._said.value = lines_html(count_lines(done.counts)) + warnings_html(done.warnings)
        self.downloads.offer(done.files)
        self._saved()
        self.status.done(_("Ready."))
        return done


def _choices() -> tuple[tuple[str, str], ...]:
    return (
        (_("All addresses"), "all"),
        (_("Only new addresses: never printed before"), "new"),
        (_("Only where nobody was home (second round)"), "not-home"),
        (_("Only who gave no answer yet"), "open"),
        (_("New residents: a welcome letter with a new code"), _NEW_RESIDENTS),
    )


def _door_of(where: str) -> str:
    """The place of the newcomers: everybody's code would change if it stayed empty."""
    if where:
        return where
    raise Fault(
        _("The address of the new residents is not filled in."),
        _("They get a new code; the code of everyone else must stay as it is."),
        _("Fill in the address, for example: Lindelaan 3-2"),
        "",
    )
