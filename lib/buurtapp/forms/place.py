"""Where a page runs, in JupyterLab or in the app, and what helps there when it no longer shows how things stand."""

import os
from collections.abc import Mapping

from buurtapp.words import _


def in_the_app(variables: Mapping[str, str] = os.environ) -> bool:
    """Whether this page runs in Voilà, which names itself to its kernels as a web server does (CGI, RFC 3875)."""
    return variables.get("SERVER_SOFTWARE", "").startswith("voila/")


def try_again() -> str:
    """What to do when a page no longer shows how things stand."""
    if in_the_app():
        return _("Load this page again, and try once more.")
    return _("Choose Run > Run All Cells, and try once more.")


def asleep() -> str:
    """What stands in the place of a form that has no kernel behind it."""
    if in_the_app():
        return _("This form is asleep. Load this page again. What you filled in is kept.")
    return _("This form is asleep. Choose Run at the top, then Run All Cells. What you filled in is kept.")
