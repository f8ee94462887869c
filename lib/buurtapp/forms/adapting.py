"""Adapting a medium: its words in sections, each with a tick; beside it the page as it will print and how it reads."""

from collections.abc import Callable
from html import escape

from ipywidgets import DOMWidget, HBox, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.controls import ChoiceControl
from buurtapp.forms.counting import count_lines
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.download import Downloads
from buurtapp.forms.handling import StatusLine, fault_html, guarded, unexpected
from buurtapp.forms.out_of_date_view import warning_html
from buurtapp.forms.own_file import OwnFilePanel
from buurtapp.forms.pages import Page, paragraph
from buurtapp.forms.preview import Preview
from buurtapp.forms.reading_view import reading_html
from buurtapp.forms.section_forms import SectionForms
from buurtapp.forms.tables import html, lines_html, table_html
from buurtapp.press.media_names import name_of, names
from buurtapp.press.shelf import medium
from buurtapp.steps import adapting as step
from buurtapp.steps.out_of_date import out_of_date
from buurtapp.steps.proofs import proof_of
from buurtapp.steps.reading import reading_of
from buurtapp.steps.recruitment import letters
from buurtapp.store import Register
from buurtapp.words import Fault, _


class AdaptForm:
    """A choice of media; for the chosen one its sections, its page, how it reads, and a button that makes it.

    What stands `beside` the sections, such as an undo bar, stays in sight.
    """

    def __init__(self, register: Register, saved: Callable[[], None], *beside: DOMWidget) -> None:
        self._register, self._saved = register, saved
        self.sections = SectionForms(register, saved)
        self.status = StatusLine()
        choices = ((_("Choose a medium …"), ""), *((name, kind) for kind, name in names().items() if _on_shelf(kind)))
        self.kind = ChoiceControl(_("Which medium do you want to look at?"), choices)
        self.kind.widget.add_class("t-adapt-kind")
        self.kind.on_change(guarded(self._chosen, self.status))
        self.preview = Preview()
        self._notes, self._reading, self._made = html(), html(), html()
        self._reading.add_class("t-reading")
        self.downloads = Downloads(register.folder.path)
        make = button(_("Make this medium"), self.make, self.status, hook="adapt-make")
        over = button(
            _("Back to the words of the workbook"), self.start_over, self.status, hook="adapt-over", quiet=True
        )
        below = VBox([self._notes, HBox([make, over]), self.status.widget, self._made, self.downloads.widget])
        self.own_file = OwnFilePanel(register, saved)
        self._body = HBox(
            [
                VBox([self.sections.widget, below, self.own_file.widget]),
                VBox([*beside, self.preview.widget, self._reading]),
            ]
        )
        self._body.add_class("bk-adapt")
        choice = VBox([self.kind.widget])
        choice.add_class("bk-field")
        self.widget = VBox([choice, self._body])
        self.refresh()

    def reload(self) -> None:
        """Show again what is saved, for example after an undo."""
        self._show(anew=True)

    def refresh(self) -> None:
        """Show the chosen medium as it is now; what did not change stays as it is on the page."""
        self._show(anew=False)

    def _show(self, *, anew: bool) -> None:
        kind = str(self.kind.read())
        self._body.layout.display = "" if kind else "none"
        self.own_file.show(kind)
        if not kind:
            self._clear("")
            return
        try:
            self._notes.value = self._to_know(kind)
            self.sections.show(kind, anew=anew)
            made = proof_of(self._register, medium(kind))
            self._reading.value = reading_html(reading_of(self._register, kind, made))
            self._show_page(kind, made)
        except Exception as error:
            self._clear(self._instead_of_the_page(error))

    def _clear(self, said: str) -> None:
        self.sections.clear()
        self.preview.clear()
        self._reading.value = said

    def _to_know(self, kind: str) -> str:
        """What a team should know of this medium: prints that are out of date, words without a place, placeholders."""
        stale = [one.sentence for one in out_of_date(self._register) if one.kind == medium(kind).kind]
        lost = step.out_of_place(self._register, kind)
        again = _("This print is out of date. Make it again:")
        without = _("These words of yours have no place in the text any more. Put them in again where you want them:")
        warned = [warning_html(first, lines) for first, lines in ((again, stale), (without, lost)) if lines]
        return "".join(warned) + self._placeholders(kind)

    def _placeholders(self, kind: str) -> str:
        title = escape(_("What the workbook can fill in"))
        titles = [_("Type this"), _("What it is"), _("What is printed now")]
        table = table_html(titles, step.placeholders(self._register, kind))
        return f"<details><summary>{title}</summary>{table}</details>"

    def _instead_of_the_page(self, error: Exception) -> str:
        if self.own_file.has_mistakes:
            return paragraph(_("The page comes back as soon as the mistakes in the Word file are put right."))
        return fault_html(error if isinstance(error, Fault) else unexpected(error))

    def make(self) -> None:
        """Make the chosen medium and offer its files; raises Fault when it cannot be made."""
        done = letters(self._register, str(self.kind.read()))
        self._made.value = lines_html(count_lines(done.counts)) + warnings_html(done.warnings)
        self.downloads.offer(done.files)
        self._saved()
        self.status.done(_("Ready."))

    def start_over(self) -> None:
        """Give the chosen medium the words of the workbook again."""
        if step.start_over(self._register, str(self.kind.read())):
            self._saved()
            self.status.done(_("These are the words of the workbook again. With Undo yours come back."))

    def _chosen(self, _change: object = None) -> None:
        self.status.clear()
        self.downloads.offer(())
        self._made.value = ""
        self.reload()

    def _show_page(self, kind: str, made: bytes | str) -> None:
        if isinstance(made, str):
            self.preview.show_text(name_of(kind), made)
        else:
            self.preview.show(name_of(kind), made)


def form(page: Page) -> DOMWidget:
    """The form on a page: it follows undo, and every decision that changes."""
    made = AdaptForm(page.register, page.saver(), *(bar.widget for bar in page.bars[-1:]))
    page.forms.append(made)
    page.views.append(made)
    return made.widget


def _on_shelf(kind: str) -> bool:
    try:
        medium(kind)
    except Fault:
        return False
    return True
