"""What every notebook page shares: opening the folder, the head with the five steps, forms, checks, what next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from html import escape
from typing import Protocol

from ipywidgets import HTML, DOMWidget, VBox

from buurtapp.forms.drawing import Drawn, Facts
from buurtapp.forms.fields import Field
from buurtapp.forms.finding import FindTable, Rows
from buurtapp.forms.handling import Stopped, fault_html, keep_log, unexpected
from buurtapp.forms.head import head, state_word
from buurtapp.forms.listing import ListForm
from buurtapp.forms.live import Live, Shown
from buurtapp.forms.public_machine import save_neighbourhood
from buurtapp.forms.record import Load, RecordForm, Save
from buurtapp.forms.show import show, style
from buurtapp.forms.tables import html, lines_html
from buurtapp.forms.undoing import UndoBar
from buurtapp.pictures import Picture
from buurtapp.steps import chosen_language
from buurtapp.steps.opening import open_folder
from buurtapp.steps.progress import progress
from buurtapp.steps.public_machine import is_public
from buurtapp.store import Register
from buurtapp.store.handed_over import read_record
from buurtapp.store.lease import beat, warnings
from buurtapp.words import Fault, _


class Reloadable(Protocol):
    """A form that can show again what is saved."""

    def reload(self) -> None:
        """Show it."""


class Refreshable(Protocol):
    """An output that can show what the register holds now."""

    def refresh(self) -> None:
        """Show it."""


@dataclass
class Page:
    """One open notebook: the register, the step, and what is on the page."""

    register: Register
    step: int = 0
    unattended: bool = False
    forms: list[Reloadable] = field(default_factory=list)
    views: list[Refreshable] = field(default_factory=list)
    bars: list[UndoBar] = field(default_factory=list)
    cells: list[Callable[[], None]] = field(default_factory=list)

    def changed(self) -> None:
        """Show anew what depends on the register, and say that we still have the folder open."""
        beat(self.register)
        for view in self.views:
            view.refresh()

    def reload(self) -> None:
        """Show every form anew, after an undo."""
        for form in self.forms:
            form.reload()
        self.changed()

    def build_anew(self) -> None:
        """Build every form again, in the language now in force."""
        self.forms.clear()
        self.bars.clear()
        self.views = [view for view in self.views if isinstance(view, Live)]
        for build in self.cells:
            build()
        self.changed()

    def saver(self) -> Callable[[], None]:
        """What a form in the cell being built calls after saving: the undo bar moves to that cell."""
        own = self.bars[-1] if self.bars else None

        def saved() -> None:
            for bar in self.bars:
                bar.hide()
            if own is not None:
                own.offer()
            self.changed()

        return saved

    def record(self, fields: list[Field], load: Load, save: Save, *, hook: str) -> RecordForm:
        """A form for one record that follows an undo."""
        form = RecordForm(fields, load, save, hook=hook, changed=self.saver())
        self.forms.append(form)
        return form

    def listing(self, name: str, fields: list[Field], *, one: str, add: str) -> ListForm:
        """A form that is a list, kept in the register under `name`, that follows an undo."""
        form = ListForm(self.register, name, fields, one=one, add=add, changed=self.saver())
        self.forms.append(form)
        return form

    def watched(self, render: Callable[[], str]) -> HTML:
        """A piece of HTML that follows every change; it is a widget, so nothing of it is saved in the notebook."""
        view = Watched(render)
        self.views.append(view)
        return view.widget

    def table(self, render: Callable[[], Rows], *, hook: str) -> DOMWidget:
        """A table to search and sort that follows every change."""
        table = FindTable(render, hook=hook)
        self.views.append(table)
        return table.widget

    def drawn(self, facts: Callable[[], Facts], draw: Callable[[Facts], Picture | None]) -> DOMWidget:
        """A picture that follows every change."""
        picture = Drawn(facts, draw)
        self.views.append(picture)
        return picture.widget

    def live(self, render: Callable[[], Shown]) -> None:
        """Show an output that follows every change and stays in the notebook: nothing personal."""
        live = Live(render)
        self.views.append(live)
        live.show()


class Watched:
    """HTML made by `render`, made again at every change."""

    def __init__(self, render: Callable[[], str]) -> None:
        self._render = render
        self.widget = html()
        self.refresh()

    def refresh(self) -> None:
        """Make it again; a fault shows in its place."""
        try:
            self.widget.value = self._render()
        except Exception as error:
            self.widget.value = fault_html(error if isinstance(error, Fault) else unexpected(error))


def open_page(step: int, work_folder: str = "", unattended: bool = False, links: str = "") -> Page:
    """Open the work folder (empty: the example) and show the head of the page; raises Stopped when it cannot be.

    `links` is the way from the page to the folder with the step notebooks.
    """
    if not unattended:
        chosen_language.follow()
    try:
        register = open_folder(work_folder)
    except Exception as error:
        raise Stopped.because(error) from None
    keep_log(register.folder.outputs / "fouten.log")
    page = Page(register, step, unattended)
    if not unattended:
        page.live(lambda: Shown(style() + head(register, step, links), register.neighbourhood().name))
        if is_public():
            show(save_neighbourhood(register).widget)
        said = [*warnings(register), *_waits_for_receipt(register)]
        if said:
            show(html(f'<div class="bk-fault" role="alert">{lines_html(said)}</div>'))
    return page


def _waits_for_receipt(register: Register) -> list[str]:
    """That a package waits for its receipt: what changes now does not reach the successor."""
    record = read_record(register.folder)
    if record is None or record.offer is None:
        return []
    said = _("You made a package to hand this neighbourhood over, on {day}. What you change now is not in it.",
             day=f"{datetime.fromisoformat(record.offer.made_at):%d-%m-%Y}")  # fmt: skip
    return [said]


def form_cell(build: Callable[[Page], DOMWidget]) -> Callable[[Page], None]:
    """Turn a function that builds a form into a notebook cell: nothing when unattended, a fault in its place."""

    @wraps(build)
    def cell(page: Page) -> None:
        if page.unattended:
            return
        box = VBox()

        def fill() -> None:
            bar = UndoBar(page.register, page.reload)
            page.bars.append(bar)
            try:
                widget = build(page)
            except Exception as error:
                widget = html(fault_html(error if isinstance(error, Fault) else unexpected(error)))
            box.children = [widget, bar.widget]

        fill()
        page.cells.append(fill)
        show(box)

    return cell


def text_cell(write: Callable[[Page], list[str]]) -> Callable[[Page], None]:
    """Turn a function that gives plain sentences into a check cell; it follows every change on the page."""

    @wraps(write)
    def cell(page: Page) -> None:
        def render() -> Shown:
            lines = write(page)
            return Shown(f'<div class="bk-check">{lines_html(lines)}</div>', "\n".join(lines))

        try:
            page.live(render)
        except Exception as error:
            raise Stopped.because(error) from None

    return cell


def paragraph(text: str, name: str = "") -> str:
    """A sentence as HTML."""
    return f'<p class="{name}">{escape(text)}</p>' if name else f"<p>{escape(text)}</p>"


def state_lines(page: Page) -> list[str]:
    """How the page's step stands: state, what is up next, and what warns, as sentences."""
    state = next(state for state in progress(page.register) if state.number == page.step)
    said = _(
        "Step {number} is: {state}. Next: {next}",
        number=state.number,
        state=state_word(state.state),
        next=state.up_next,
    )
    return [said, *(f"⚠ {text}" for text in state.warnings)]
