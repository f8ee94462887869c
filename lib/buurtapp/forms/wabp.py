"""Sign-up mails of WABP: when they came, and when their link was clicked (domain.md 0.6)."""

from datetime import date

from ipywidgets import DOMWidget

from buurtapp.forms.fields import Field
from buurtapp.forms.pages import Page
from buurtapp.words import _


def wabp_list(page: Page) -> DOMWidget:
    """A row per mail; a mail without a day counts as of today."""
    fields = [
        Field(
            "mailed_on", _("On which day did the mail come?"), "date", default=date.today().isoformat(), required=True
        ),
        Field("clicked_on", _("On which day did you click the link?"), "date"),
    ]
    return page.listing("wabp_links", fields, one=_("Mail from WABP"), add=_("Another mail")).widget
