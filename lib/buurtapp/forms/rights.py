"""05-whatsapp, the rights of the people in the register: what is held about somebody, and cleaning up."""

from ipywidgets import DOMWidget

from buurtapp.forms.cleaning_up import CleanUpForm
from buurtapp.forms.pages import Page, form_cell
from buurtapp.forms.person import PersonForm


@form_cell
def person_form(page: Page) -> DOMWidget:
    """Somebody asks what is held about her, or wants out."""
    form = PersonForm(page.register, page.saver(), page.reload)
    page.forms.append(form)
    page.views.append(form)
    return form.widget


@form_cell
def clean_up_form(page: Page) -> DOMWidget:
    """What may not be kept any longer goes, after a look."""
    form = CleanUpForm(page.register, page.reload)
    page.views.append(form)
    return form.widget
