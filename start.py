#!/usr/bin/env python3
"""Start the workbook: `python start.py`, or `python start.py demo`, `test` or `app` (README.md).

Written in the grammar that old Pythons read too, so that they give a sentence instead of a traceback.
The work itself is in lib/buurtapp_start; both need the standard library only.
"""

import os
import runpy
import sys

OLDEST = (3, 11)
TOO_OLD = (
    "NL  Dit is Python %d.%d, maar het werkboek heeft Python %d.%d of nieuwer nodig: "
    "installeer de nieuwste Python van python.org en start opnieuw.\n"
    "EN  This is Python %d.%d, but the workbook needs Python %d.%d or newer: "
    "install the newest Python from python.org and start again."
)


def main():
    """Refuse a Python that is too old; else hand over to lib/buurtapp_start."""
    found = tuple(sys.version_info[:2])
    if found < OLDEST:
        sys.exit(TOO_OLD % ((found + OLDEST) * 2))
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path.insert(0, os.path.join(here, "lib"))
    runpy.run_module("buurtapp_start", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
