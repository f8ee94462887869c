"""Which papermill engine runs a notebook: papermill's own within a limit, or the warm one (lib/papermill_warm)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from buurtapp.batch.running import Engine

QUIET = "--IPKernelApp.log_level=50"  # a kernel on loopback warns of itself at every start; faults come as exceptions
_NAMES = {"plain": "limited", "warm": "warm"}
# what the pages of the five steps import, each module that imports no thread and opens no file
_PAGES = tuple(
    f"buurtapp.forms.{page}" for page in ("start", "initiative", "team", "recruitment", "signing_up", "entering")
)


def arguments(engine: "Engine", seconds: float) -> dict[str, Any]:
    """What `papermill.execute_notebook` is given to run by this engine within so many seconds."""
    given = {"engine_name": _NAMES[engine], "notebook_timeout": seconds, "extra_arguments": [QUIET]}
    return given | ({"imports": [*_PAGES, *_LATE]} if engine == "warm" else {})


# imported by the pages only when they are used
_LATE = ("pandas", "ipywidgets", "icalendar", "babel.dates", "holidays", "buurtapp.groups.calendar_files")
