"""The switch between the languages of the workbook, on the start page."""

from collections.abc import Callable

from ipywidgets import VBox

from buurtapp.forms.controls import ChoiceControl
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.tables import html
from buurtapp.steps.chosen_language import choose
from buurtapp.words import NAMES, _, language, language_of_environment

LABEL = "Taal / Language"  # in both, for who cannot read the other one


class LanguageForm:
    """A choice of language; `chosen` shows the rest of the page in it. It rests where `BUURTAPP_LANG` decides."""

    def __init__(self, chosen: Callable[[], None]) -> None:
        self._chosen = chosen
        self.status, self._help = StatusLine(), html()
        self.choice = ChoiceControl(LABEL, tuple((name, code) for code, name in NAMES.items()))
        self.choice.write(language())
        self.choice.widget.add_class("t-language")
        self.choice.widget.disabled = bool(language_of_environment())
        self.choice.on_change(guarded(self._choose, self.status))
        self._explain()
        self.widget = VBox([self.choice.widget, self._help, self.status.widget])
        self.widget.add_class("bk-field")

    def _choose(self, _change: object = None) -> None:
        choose(str(self.choice.read()))
        self._explain()
        self._chosen()
        self.status.done(_("Language: {name}. Are other pages open already? Open them again.", name=NAMES[language()]))

    def _explain(self) -> None:
        said = (
            _("The language is fixed by BUURTAPP_LANG on this computer.") if language_of_environment() else
            _("For forms, messages and print, on this computer. The text between the forms is in Dutch.")
        )  # fmt: skip
        self._help.value = f'<p class="bk-help">{said}</p>'
