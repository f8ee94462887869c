"""The pages of the workshop: begin at a step, do an exercise, press *Controleer*, make the hand-outs."""

import os
from pathlib import Path

from ipywidgets import DOMWidget

from buurtapp.forms import doing, pages
from buurtapp.forms.beginning import BeginForm, exercises_html
from buurtapp.forms.exercise import ExerciseCheck
from buurtapp.forms.fields import Field
from buurtapp.forms.handling import Stopped
from buurtapp.forms.pages import Page, form_cell, text_cell
from buurtapp.forms.record import saved_record
from buurtapp.forms.report_helper import report_fields
from buurtapp.steps.opening import EXAMPLE
from buurtapp.steps.workshop import handouts as papers
from buurtapp.steps.workshop.beginning import begin_at
from buurtapp.steps.workshop.exercises import done
from buurtapp.steps.workshop.messages import CORRECTION, PRIVATE, REPORT
from buurtapp.store import WorkFolder
from buurtapp.store.folder import data_folder
from buurtapp.words import _


def open_folder(work_folder: str = "", unattended: bool = False, step: int = 0) -> Page:
    """Open the practice neighbourhood for the exercises of `step`; when it is not there, it is made at that step."""
    example = data_folder() / EXAMPLE
    if not work_folder and not WorkFolder(example).register.exists():
        try:
            begin_at(example, max(step, 1))
        except Exception as error:
            raise Stopped.because(error) from None
    return pages.open_page(step, work_folder, unattended, _way_to_steps(work_folder))


@form_cell
def begin_form(page: Page) -> DOMWidget:
    """Begin at a step: the choice, and the button."""
    return BeginForm(page.register, max(page.step, 1), page.reload).widget


@form_cell
def overview(page: Page) -> DOMWidget:
    """Every exercise with its step, and whether it is done."""
    return page.watched(lambda: exercises_html(page.register))


@form_cell
def report_form(page: Page) -> DOMWidget:
    """The report that is written anew; the practice folder keeps it."""
    fields = report_fields()
    return page.record(fields, *saved_record(page.register, REPORT, fields), hook="rewrite").widget


@form_cell
def correction_form(page: Page) -> DOMWidget:
    """The correction that is written anew, and where it is sent."""
    places = ((_("In the group, where everybody reads it"), "group"), (_("In a message to Petra alone"), PRIVATE))
    fields = [
        Field("text", _("Your text to Petra"), "long", default="", rows=5,
              help=_("Three or four sentences are enough.")),
        Field("where", _("Where do you send it?"), "choice", options=places, default="group"),
    ]  # fmt: skip
    return page.record(fields, *saved_record(page.register, CORRECTION, fields), hook="soften").widget


def exercise(page: Page, name: str) -> None:
    """The button *Controleer* of one exercise, with ticks, crosses and the next thing to do."""

    def build(page: Page) -> DOMWidget:
        form = ExerciseCheck(page.register, name)
        page.views.append(form)
        return form.widget

    form_cell(build)(page)


def handouts(page: Page) -> None:
    """Make the sheets to print for the room."""
    doing.do(page, _("Make the sheets to print"), papers.run, hook="do")


@text_cell
def check(page: Page) -> list[str]:
    """How many exercises are done, of this step or of all."""
    right, of_all = done(page.register, page.step)
    said = _("Exercises done: {right} of {of_all}.", right=right, of_all=of_all)
    return [said, *(pages.state_lines(page) if page.step else ())]


def _way_to_steps(work_folder: str) -> str:
    """From a page in `workshop` to the step notebooks of the folder that is practised on."""
    if not work_folder:
        return "../notebooks/"
    return Path(os.path.relpath(work_folder)).as_posix() + "/"
