"""The language chosen on the start page: of this workbook on this computer, for every page opened after it.

It is kept beside the work folders and never in one, for a folder may go to somebody who reads another language.
Commands and unattended runs follow `BUURTAPP_LANG` alone, so that a nightly run does not change with a click.
"""

from buurtapp.files import write_atomic
from buurtapp.store.folder import data_folder
from buurtapp.words import LANGUAGES, language_of_environment, set_language

FILE = "taal.txt"


def choose(wanted: str) -> None:
    """Speak `nl` or `en` from now on, and remember it; raises Fault when it cannot be written down."""
    set_language(wanted)
    write_atomic(data_folder() / FILE, f"{wanted}\n")


def follow() -> None:
    """Speak the language that was chosen; `BUURTAPP_LANG` wins, and without either nothing changes."""
    wanted = _remembered()
    if wanted and not language_of_environment():
        set_language(wanted)


def _remembered() -> str:
    try:
        words = (data_folder() / FILE).read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""
    return words if words in LANGUAGES else ""
