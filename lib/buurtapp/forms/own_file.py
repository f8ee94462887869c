"""A medium that the team changes in Word itself: laid ready, brought in, checked, taken in or out of use."""

from collections.abc import Callable, Iterable
from html import escape

from ipywidgets import HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.download import Downloads
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.tables import html
from buurtapp.forms.upload import Upload
from buurtapp.press.shelf import medium
from buurtapp.steps import own_files as step
from buurtapp.steps.templates import own_file, own_path
from buurtapp.store import Register
from buurtapp.words import Fault, _, ngettext


class OwnFilePanel:
    """What can be done with a Word file of one's own for the medium that is shown."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.kind, self.has_mistakes = "", False
        self.status = StatusLine()
        self._said, self.mistakes = html(), html()
        self.mistakes.add_class("t-mistakes")
        self.begin_button = button(_("Lay it ready for Word"), self.begin, self.status, hook="own-begin", quiet=True)
        self.again_button = button(_("Look again"), self.look_again, self.status, hook="own-again", quiet=True)
        self.out_button = button(
            _("Use the text of the workbook"), self.take_out_of_use, self.status, hook="own-out", quiet=True
        )
        self.in_button = button(
            _("Use my own Word file again"), self.take_in_use, self.status, hook="own-in", quiet=True
        )
        self.upload = Upload(
            _("Bring in a Word file"),
            ".docx",
            self.receive,
            hook="own-upload",
            hint=_("A file that you changed in Word."),
        )
        self.downloads = Downloads(register.folder.path)
        buttons = HBox([self.begin_button, self.again_button, self.in_button, self.out_button])
        self.widget = VBox(
            [self._said, self.mistakes, buttons, self.status.widget, self.downloads.widget, self.upload.widget]
        )
        self.widget.add_class("bk-part")

    def show(self, kind: str) -> None:
        """Show how it stands with the Word file of this medium; nothing for a text to copy."""
        if kind != self.kind:
            self.status.clear()
            self.upload.status.clear()
        self.kind, self.has_mistakes = kind, False
        self.widget.layout.display = "none" if not kind or medium(kind).is_text else ""
        if not kind or medium(kind).is_text:
            return
        used = own_file(self._register, medium(kind))
        there = own_path(self._register, medium(kind)).is_file()
        self._said.value = _heading(_("Rather in Word?")) + _paragraph(self._state(kind, there))
        found = step.mistakes_now(self._register, medium(kind))
        self.has_mistakes = bool(found)
        self.mistakes.value = mistakes_html(found) if used or found else ""
        self.downloads.offer([used] if used else [])
        for shown, one in ((not there, self.begin_button), (used, self.again_button), (used, self.out_button),
                           (there and not used, self.in_button)):  # fmt: skip
            one.layout.display = "" if shown else "none"

    def begin(self) -> None:
        """Lay the medium ready as a Word file, with the own words of the page in it."""
        path = step.begin(self._register, self.kind)
        self._saved()
        self.status.done(_("{name} lies ready in the folder {folder}.", name=path.name, folder=path.parent.name))

    def look_again(self) -> None:
        """Look whether the file was changed in Word meanwhile."""
        self._saved()
        self.status.done(_("This is the file as it was last saved in Word."))

    def take_out_of_use(self) -> None:
        """Make the medium from the workbook's text again; the file stays where it lies."""
        step.use(self._register, self.kind, own=False)
        self._saved()

    def take_in_use(self) -> None:
        """Make the medium from the team's own file again."""
        step.use(self._register, self.kind, own=True)
        self._saved()

    def receive(self, name: str, content: bytes) -> str:
        """Take over a Word file; one with mistakes is refused, and every mistake is named."""
        found = step.mistakes(self._register, self.kind, content)
        self.mistakes.value = mistakes_html(found)
        if found:
            raise Fault(
                _("{name} was not taken over.", name=name),
                ngettext("There is {n} mistake in it, named above.", "There are {n} mistakes in it, named above.",
                         len(found)),
                _("Put it right in Word, and bring it in again."),
                "",
            )  # fmt: skip
        step.bring_in(self._register, self.kind, content)
        self._saved()
        return _("{name} is in use now.", name=name)

    def _state(self, kind: str, there: bool) -> str:
        path = own_path(self._register, medium(kind))
        where = " › ".join(path.relative_to(self._register.folder.path).parts)
        if own_file(self._register, medium(kind)):
            return _("This medium comes from your own Word file: {where}. Change it in Word, save it, and choose Look "
                     "again.", where=where)  # fmt: skip
        if there:
            return _("Your own Word file lies in {where}. It is not in use now.", where=where)
        return _(
            "The workbook can lay this medium ready as a Word file. What you change in it, is what will be printed."
        )


def mistakes_html(found: Iterable[Fault]) -> str:
    """Every mistake of a template with its sentence and a proposal; a word of comfort when there are none."""
    faults = list(found)
    if not faults:
        fine = escape(_("All placeholders are right."))
        return f'<p class="bk-there">✓ {fine}</p>'
    said = ngettext("There is {n} mistake in this Word file:", "There are {n} mistakes in this Word file:", len(faults))
    items = "".join(f"<li>{escape(one.saw)}<br><strong>{escape(one.fix)}</strong></li>" for one in faults)
    return f'<div class="bk-fault" role="alert"><p><strong>{escape(said)}</strong></p><ol>{items}</ol></div>'


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
