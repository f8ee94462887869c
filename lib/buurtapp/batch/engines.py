"""Which papermill engine runs a notebook: papermill's own within a limit, or the warm one (lib/papermill_warm)."""

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from buurtapp.batch.running import Engine

QUIET = "--IPKernelApp.log_level=50"  # a kernel on loopback warns of itself at every start; faults come as exceptions
_NAMES = {"plain": "limited", "warm": "warm"}
PAGES = ("initiative", "team", "recruitment", "signing_up", "entering", "running", "rights")


def arguments(engine: "Engine", seconds: float) -> dict[str, Any]:
    """What `papermill.execute_notebook` is given to run by this engine within so many seconds."""
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # a debugger that nobody uses warns of itself too
    given = {"engine_name": _NAMES[engine], "notebook_timeout": seconds, "extra_arguments": [QUIET]}
    if engine == "plain":
        return given
    return given | {"imports": [*(f"buurtapp.forms.{page}" for page in PAGES), "buurtapp.batch.preheated"]}
