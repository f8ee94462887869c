"""The commands of design.md 6."""

from buurtapp.cli.app import main

__all__ = ["main"]
