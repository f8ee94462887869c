"""The privacy statement on the page: the text as it is now, and the Word file to print."""

from functools import partial

from ipywidgets import VBox

from buurtapp.forms.copying import Parts, Texts
from buurtapp.forms.doing import DoButton
from buurtapp.forms.pages import Page
from buurtapp.press.shelf import medium
from buurtapp.steps.proofs import proof_of
from buurtapp.steps.recruitment import letters
from buurtapp.store import Register
from buurtapp.words import _

PAPER, ON_SITE = "privacyverklaring", "privacy-op-site"


def privacy_statement(page: Page) -> VBox:
    """What the folder holds of neighbours, as text to copy that follows every change; and the button for paper."""
    text = Texts(partial(privacy_parts, page.register), hook="privacy")
    page.views.append(text)
    paper = DoButton(page, _("Make the page to print"), partial(letters, kind=PAPER), hook="privacy-print")
    return VBox([paper.widget, text.widget])


def privacy_parts(register: Register) -> list[Parts]:
    """The statement as text for a site or a mail."""
    said = proof_of(register, medium(ON_SITE))
    assert isinstance(said, str)
    return [(_("Text for a site or a mail"), "", "", said)]
