"""On a public machine, as Binder: every page says that it forgets, and saves the whole folder at any moment."""

from html import escape

from ipywidgets import HTML, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.download import LARGEST, Downloads
from buurtapp.forms.tables import html
from buurtapp.steps.saved_folder import pack
from buurtapp.store import Register
from buurtapp.words import Fault, _


def warning() -> HTML:
    """What everybody has to know who works here."""
    said = _("This is a public computer, and it forgets: after ten minutes of rest everything is gone.")
    told = _("Use it to practise, or to make letters. Sign-ups of real neighbours belong on your own computer.")
    return html(f'<div class="bk-warn" role="note"><p><strong>{escape(said)}</strong></p><p>{escape(told)}</p></div>')


class SaveFolder:
    """The warning, and a button for a zip file with the whole folder as it is now."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.downloads = Downloads(register.folder.path)
        self.button = button(_("Save my folder (zip)"), self.save, self.downloads.status, hook="save-folder")
        help_text = _("Do this before you stop. You open the file again on the start page.")
        self.widget = VBox([warning(), self.button, html(f'<p class="bk-help">{escape(help_text)}</p>'),
                            self.downloads.widget])  # fmt: skip

    def save(self) -> None:
        """Make the link; raises Fault when the folder is too large for a page."""
        name, content = pack(self._register)
        if len(content) > LARGEST:
            raise Fault(
                _("The folder is {size} MB as a zip file.", size=len(content) // (1024 * 1024)),
                _("That is too large to hand over through the page."),
                _("Download what you need from the folder uitvoer, with the list of files on the left."),
                _("Throw away old print files in uitvoer, and try again."),
            )
        self.downloads.hand_over(name, content)
