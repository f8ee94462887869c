"""`python start.py`, once the Python that runs it is known to be new enough."""

import sys

from buurtapp_start.main import main

sys.exit(main(sys.argv[1:]))
