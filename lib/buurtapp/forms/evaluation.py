"""The results of the yearly evaluation: counts per question, and what the team does with them."""

from ipywidgets import DOMWidget, VBox

from buurtapp.forms.doing import warnings_html
from buurtapp.forms.fields import Field
from buurtapp.forms.pages import Page, paragraph
from buurtapp.forms.tables import bars_html
from buurtapp.groups.evaluation import KEYS, OPEN, doubts, questions, shares
from buurtapp.steps.running import EVALUATIONS, evaluations
from buurtapp.store import Register
from buurtapp.words import _


def evaluation_list(page: Page) -> DOMWidget:
    """A card per round with its counts, and the results of the newest as percentages."""
    words = questions()
    fields = [
        Field("on", _("On which day did you close it?"), "date"),
        Field("asked", _("How many people did you ask?"), "number"),
        Field("answered", _("How many people answered?"), "number"),
        *(Field(key, _("Yes: {question}", question=words[key]), "number") for key in KEYS),
        Field("change", words[OPEN], "long", rows=3, default="", help=_("In short, without names.")),
        Field("plan", _("What are you going to do?"), default=""),
    ]
    listed = page.listing(EVALUATIONS, fields, one=_("Evaluation"), add=_("Another evaluation"))
    return VBox([listed.widget, page.watched(lambda: results_html(page.register))])


def results_html(register: Register) -> str:
    """What came of the newest evaluation, in percentages, and what cannot be right in it."""
    found = next(iter(evaluations(register)), None)
    if found is None:
        return paragraph(_("There are no results yet."), "bk-help")
    bars = shares(found)
    shown = bars_html(bars, caption=_("Of a hundred people"), most=100) if bars else ""
    return warnings_html(tuple(doubts(found))) + shown
