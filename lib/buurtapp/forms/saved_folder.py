"""00-start: a folder that was saved as a zip file opened again, as a folder of its own."""

from collections.abc import Callable
from pathlib import Path

from ipywidgets import VBox

from buurtapp.forms.upload import Upload
from buurtapp.steps.opening import folder_for
from buurtapp.steps.saved_folder import Opened, unpack
from buurtapp.words import _


class SavedFolderForm:
    """Choose the zip file; the neighbourhood then stands in the list. Never over a folder that is there.

    `way` shows the way to what was opened.
    """

    def __init__(self, changed: Callable[[], None], way: Callable[[str, Path], None] = lambda _name, _to: None) -> None:
        self._changed, self._way = changed, way
        self.opened: Opened | None = None
        self.upload = Upload(
            _("Choose the saved folder"), ".zip", self.take, hook="saved-folder",
            hint=_("The zip file that you got when you saved your folder."),
        )  # fmt: skip
        self.upload.button.multiple = False
        self.widget = VBox([self.upload.widget])

    def take(self, name: str, content: bytes) -> str:
        """Open it; raises Fault, with nothing written, when it cannot be."""
        self.opened = unpack(content, name, folder_for)
        self._changed()
        self._way(self.opened.name, self.opened.folder)
        return _("{name} is open, in the folder {folder}. Below this you go on with step 1.",
                 name=self.opened.name, folder=self.opened.folder.name)  # fmt: skip
