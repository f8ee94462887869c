"""00-start: make a neighbourhood or open one, and see where each of the five steps stands."""

import os
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from ipywidgets import Button, DOMWidget, VBox

from buurtapp.files import safe_name
from buurtapp.forms import pages
from buurtapp.forms.arriving import ArrivingForm
from buurtapp.forms.fields import Field, views
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.head import SIGNS, state_word
from buurtapp.forms.language import LanguageForm
from buurtapp.forms.live import Live, Shown
from buurtapp.forms.pages import Page, form_cell, paragraph, text_cell
from buurtapp.forms.saved_folder import SavedFolderForm
from buurtapp.forms.show import show
from buurtapp.forms.tables import lines_html
from buurtapp.forms.upload import Upload
from buurtapp.pictures import Picture, funnel
from buurtapp.steps.city.columns import funnel_of
from buurtapp.steps.opening import EXAMPLE, addresses_in, folder_for, make, neighbourhoods, renew_pages
from buurtapp.steps.progress import progress
from buurtapp.store import Register
from buurtapp.store.handed_over import HandedOver
from buurtapp.store.notebooks import step_notebooks
from buurtapp.words import Fault, _, ngettext

ADDRESS_FILES = ".csv,.txt,.xlsx,.ods"


def open_folder(work_folder: str = "", unattended: bool = False) -> Page:
    """Open the work folder whose five steps the page shows; the pages of all neighbourhoods are brought up to date."""
    if not unattended:
        renew_pages()
    return pages.open_page(0, work_folder, unattended)


def neighbourhood_list(page: Page) -> None:
    """The neighbourhoods on this computer, each with a link to its first step."""
    if not page.unattended:
        page.live(
            lambda: Shown(_list_html(), ngettext("{n} neighbourhood", "{n} neighbourhoods", len(neighbourhoods())))
        )


def language_form(page: Page) -> None:
    """The switch between languages, at the head of the page; it stays where it is when the forms change."""
    if not page.unattended:
        show(LanguageForm(page.build_anew).widget)


class WayOn:
    """The link to step 1 of what a form made or opened; an output, in which JupyterLab opens links itself."""

    def __init__(self) -> None:
        self._to: tuple[str, Path] | None = None
        self._live = Live(self._shown)

    def show(self, page: Page) -> None:
        """Put it on the page, empty as yet."""
        if not page.unattended:
            page.views.append(self._live)
            self._live.show()

    def to(self, name: str, folder: Path) -> None:
        """Let it lead to a neighbourhood."""
        self._to = name, folder
        self._live.refresh()

    def _shown(self) -> Shown:
        if self._to is None or not self._to[1].exists():
            return Shown("", "")
        link = _link_html(self._to[1], _("Go on with step 1 of {name}", name=self._to[0]))
        return Shown(f'<div class="bk-check"><p>{link}</p></div>', "")


class NewNeighbourhood:
    """The form that makes a neighbourhood: a name, a municipality, an address file, practice or not.

    `typed` holds what was filled in and chosen so far: the form is built anew when the language changes. `way` then
    leads to what was made.
    """

    def __init__(self, page: Page, typed: dict[str, Any] | None = None, way: WayOn | None = None) -> None:
        self._page, self._way = page, way or WayOn()
        self._typed: dict[str, Any] = {} if typed is None else typed
        self.status = StatusLine()
        self.views = views(_fields(), self._typed, "new")
        self.upload = Upload(
            _("Choose an address file"),
            ADDRESS_FILES,
            self.take_file,
            hook="new-addresses",
            hint=_("Not at hand? You can bring it in later, in step 1."),
        )
        self.button = Button(description=_("Make my neighbourhood"), tooltip=_("Make my neighbourhood"))
        self.button.add_class("t-new-make")
        self.button.on_click(guarded(self._clicked, self.status, self.button))
        for view in self.views.values():
            view.control.on_change(guarded(self._changed, self.status))
        self.status.mended_in(*(view.control for view in self.views.values()))
        if "file" in self._typed:
            self.upload.status.done(self._found(*self._typed["file"]))
        shown = [view.widget for view in self.views.values()]
        self.widget = VBox([*shown, self.upload.widget, self.button, self.status.widget])

    def take_file(self, name: str, content: bytes) -> str:
        """Look whether the file holds addresses, and keep it until the button is pressed."""
        said = self._found(name, content)
        self._typed["file"] = (name, content)
        return said

    def make(self) -> Register:
        """Make the neighbourhood; raises Fault when it has no name or there is one of that name already."""
        given = self._given()
        if not given["name"]:
            raise _nameless()
        with tempfile.TemporaryDirectory() as folder:
            file = self._typed.get("file")
            addresses = _written(Path(folder), *file) if file else None
            made = make(
                folder_for(given["name"]),
                given["name"],
                practice=given["practice"],
                municipality=given["municipality"],
                addresses=addresses,
            )
        self._page.changed()
        self._way.to(given["name"], made.folder.path)
        self.status.done(_("{name} is made. Below this you go on with step 1.", name=given["name"]))
        return made

    def _clicked(self, _button: object = None) -> None:
        self.make().close()

    def _given(self) -> dict[str, Any]:
        return {key: view.control.read() for key, view in self.views.items()}

    def _found(self, name: str, content: bytes) -> str:
        with tempfile.TemporaryDirectory() as folder:
            count = len(addresses_in(_written(Path(folder), name, content)))
        return ngettext("{n} address found.", "{n} addresses found.", count)

    def _changed(self, _change: object = None) -> None:
        self._typed.update(self._given())


def new_form(page: Page) -> None:
    """The form to make a neighbourhood; what was typed in it outlives a change of language."""
    typed: dict[str, Any] = {}
    _with_way_on(page, lambda way: NewNeighbourhood(page, typed, way).widget)


def arriving_form(page: Page) -> None:
    """The form that opens a package of somebody who hands a neighbourhood over."""
    _with_way_on(page, lambda way: ArrivingForm(page.changed, way.to).widget)


def saved_folder_form(page: Page) -> None:
    """The form that opens a folder which was saved as a zip file."""
    _with_way_on(page, lambda way: SavedFolderForm(page.changed, way.to).widget)


def _with_way_on(page: Page, build: Callable[[WayOn], DOMWidget]) -> None:
    """A form, and below it the way to what it makes."""
    way = WayOn()
    form_cell(lambda _page: build(way))(page)
    way.show(page)


@form_cell
def overview(page: Page) -> DOMWidget:
    """The five steps of the open neighbourhood: state, next, what blocks and what warns; and how far its people are."""
    steps = page.watched(lambda: _overview_html(page.register))
    return VBox([steps, page.drawn(lambda: funnel_of(page.register), _funnel)])


@text_cell
def check(page: Page) -> list[str]:
    """Per step its state and the next thing to do, as sentences."""
    return [
        _(
            "Step {number}, {title}: {state}. {next}",
            number=s.number,
            title=s.title,
            state=state_word(s.state),
            next=s.up_next,
        )
        for s in progress(page.register)
    ]


def _overview_html(register: Register) -> str:
    first = _("First:")
    rows = "".join(
        f'<tr><th scope="row">{s.number}. {escape(s.title)}</th>'
        f'<td><span aria-hidden="true">{SIGNS[s.state]}</span> {escape(state_word(s.state))}</td>'
        f"<td>{escape(s.next)}</td><td>{lines_html(s.blocks, sign=first)}{lines_html(s.warnings, sign='⚠')}</td></tr>"
        for s in progress(register)
    )
    titles = (_("Step"), _("How it stands"), _("What is next"), _("Mind this"))
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    table = f'<table class="bk-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="bk-wide" tabindex="0" role="region" aria-label="{escape(titles[1])}">{table}</div>'


def _funnel(steps: list[tuple[str, int]]) -> Picture | None:
    return funnel(steps) if steps[0][1] else None


def _list_html() -> str:
    items = []
    for path in neighbourhoods():
        try:
            with Register.open(path) as register:
                neighbourhood = register.neighbourhood()
        except HandedOver as left:
            items.append(f"<li>{escape(_left_words(left))}</li>")
            continue
        which = _("to practise") if path.name == EXAMPLE else path.name if neighbourhood.practice else ""
        name = f"{neighbourhood.name} ({which})" if which else neighbourhood.name
        link = _link_html(path, name + ": " + _("open step 1"))
        items.append(f"<li>{link}</li>")
    intro = paragraph(_("These neighbourhoods are on this computer:"))
    return f'<div class="bk-check">{intro}<ul class="bk-lines">{"".join(items)}</ul></div>'


def _link_html(path: Path, label: str) -> str:
    """A link to the first step of a neighbourhood; that of the example lies beside this page."""
    folder = "" if path.name == EXAMPLE else Path(os.path.relpath(path)).as_posix() + "/"
    first = step_notebooks()[0].name if step_notebooks() else ""
    return f'<a href="{escape(folder + first, quote=True)}">{escape(label)}</a>'


def _left_words(left: HandedOver) -> str:
    return " ".join([f"{left.record.neighbourhood}:", left.saw, left.why])


def _fields() -> list[Field]:
    return [
        Field(
            "name",
            _("Name of your neighbourhood"),
            help=_("It stands on every letter. For example: Lindehof."),
            default="",
        ),
        Field("municipality", _("Municipality"), help=_("The municipality you live in."), default=""),
        Field(
            "practice",
            _("This is to practise"),
            "tick",
            default=False,
            help=_("In a practice neighbourhood only invented phone numbers (06-0…) count."),
        ),
    ]


def _written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / safe_name(name)
    path.write_bytes(content)
    return path


def _nameless() -> Fault:
    return Fault(
        _("The neighbourhood has no name yet."),
        _("The name stands on every letter."),
        _("Give the neighbourhood a name, for example: Lindehof."),
        _("Type the name first."),
    )
