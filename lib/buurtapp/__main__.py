"""`python -m buurtapp` is the command `buurtapp`."""

from buurtapp.cli import main

if __name__ == "__main__":
    main()
