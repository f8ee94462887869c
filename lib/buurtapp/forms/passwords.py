"""A password on the page: never shown unless it was proposed, and gone once it was used."""

from ipywidgets import Password, VBox

from buurtapp.forms.tables import html
from buurtapp.words import _


class PasswordField:
    """One hidden field with its label above; its value is taken once."""

    def __init__(self, label: str, *, hook: str, hint: str = "") -> None:
        self._field = Password(description=label, tooltip=label, continuous_update=False)
        self._field.add_class(f"t-{hook}")
        shown = [self._field, html(f'<p class="bk-help">{hint}</p>')] if hint else [self._field]
        self.widget = VBox(shown)
        self.widget.add_class("bk-field")

    @property
    def value(self) -> str:
        """What is typed now."""
        return str(self._field.value)

    def write(self, value: str) -> None:
        """Fill it in, or empty it."""
        self._field.value = value


def keep_apart() -> str:
    """How the password and the file should travel."""
    return _("Give the file and the password to your successor in two ways, for example a USB stick and a call.")
