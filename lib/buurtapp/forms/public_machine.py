"""On a public machine, as Binder: every page says that it forgets, and saves the whole folder at any moment."""

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path

from ipywidgets import HTML, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.download import LARGEST, Downloads
from buurtapp.forms.tables import html
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.saved_folder import pack, pack_city
from buurtapp.store import Register
from buurtapp.words import Fault, _


def warning() -> HTML:
    """What everybody has to know who works here."""
    said = _("This is a public computer, and it forgets: after ten minutes of rest everything is gone.")
    told = _("Use it to practise, or to make letters. Sign-ups of real neighbours belong on your own computer.")
    return html(f'<div class="bk-warn" role="note"><p><strong>{escape(said)}</strong></p><p>{escape(told)}</p></div>')


class SaveFolder:
    """The warning, and a button for a zip file with the whole folder `root` as `packed` gives it now."""

    def __init__(self, root: Path, packed: Callable[[], tuple[str, bytes]], help_text: str) -> None:
        self._packed = packed
        self.downloads = Downloads(root)
        self.button = button(_("Save my folder (zip)"), self.save, self.downloads.status, hook="save-folder")
        self.widget = VBox([warning(), self.button, html(f'<p class="bk-help">{escape(help_text)}</p>'),
                            self.downloads.widget])  # fmt: skip

    def save(self) -> None:
        """Let the browser save it; raises Fault when the folder is too large for a page."""
        name, content = self._packed()
        if len(content) > LARGEST:
            raise Fault(
                _("The folder is {size} MB as a zip file.", size=len(content) // (1024 * 1024)),
                _("That is too large to hand over through the page."),
                _("Download what you need from the folder uitvoer, with the list of files on the left."),
                _("Throw away old print files in uitvoer, and try again."),
            )
        self.downloads.hand_over(name, content)


def save_neighbourhood(register: Register) -> SaveFolder:
    """To take the work folder along."""
    help_text = _("Do this before you stop. You open the file again on the start page.")
    return SaveFolder(register.folder.path, partial(pack, register), help_text)


def save_city(city: CityFolder) -> SaveFolder:
    """To take all streets along."""
    help_text = _("Do this before you stop. Unpack the file at home in the folder data of your own workbook.")
    return SaveFolder(city.path, partial(pack_city, city), help_text)
