"""Help with a report to the group: 112 first, behaviour before looks. Nothing of it is kept (domain.md 2.7, 3.4)."""

from ipywidgets import VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.copying import text_to_copy
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html
from buurtapp.groups.reporting import ReportText, report_text
from buurtapp.words import _


class ReportForm:
    """Six questions in the order that helps; then the text to copy, and what to look at first."""

    def __init__(self) -> None:
        self.status = StatusLine()
        self.views = {field.key: FieldView(field, "report") for field in report_fields()}
        self.concerns, self.text = html(), VBox()
        self.clear()
        make = button(_("Make the text"), self.make, self.status, hook="report-make")
        again = button(_("Start again"), self.clear, self.status, hook="report-clear", quiet=True)
        asked = VBox([view.widget for view in self.views.values()])
        asked.add_class("bk-form")
        self.widget = VBox([asked, make, again, self.status.widget, self.concerns, self.text])

    def make(self) -> ReportText:
        """Show the text, and what to look at before sending it."""
        made = report_text(**{key: view.control.read() for key, view in self.views.items()})
        good = paragraph("✓ " + _("Nothing to look at again."), "bk-done")
        self.concerns.value = warnings_html(made.concerns) or good
        self.text.children = [text_to_copy(_("Your report"), made.text, hook="report-text")]
        return made

    def clear(self) -> None:
        """Empty every field and take the text away."""
        for key, view in self.views.items():
            view.write(False if key == "called_112" else "")
        self.concerns.value, self.text.children = "", ()


def report_fields() -> list[Field]:
    """The six questions."""
    return [
        Field("called_112", _("112 has been called"), "tick", default=False,
              help=_("Is there danger, or do you see it happen now? Ring 112 first.")),
        Field("where", _("Where is it?"), default="", help=_("The street, and a number nearby.")),
        Field("what", _("What happens?"), default=""),
        Field("behaviour", _("What does somebody do?"), "long", rows=2, default="",
              help=_("Describe what you see: feels at doors, looks into cars.")),
        Field("appearance", _("What does somebody look like?"), "long", rows=2, default="",
              help=_("Only beside what somebody does: clothes, a bag, a bicycle.")),
        Field("expects", _("What can neighbours do?"), default="", help=_("For example: outside lights on.")),
    ]  # fmt: skip
