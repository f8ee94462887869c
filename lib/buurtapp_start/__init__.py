"""What `start.py` does: find or make an environment, install the locks there, run a command in it.

Standard library only, because it runs before anything is installed.
"""
