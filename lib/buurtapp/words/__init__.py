"""The words people read: catalogues per language, and the four-part `Fault` (design.md 7)."""

from buurtapp.words.catalogue import _, language, ngettext, set_language
from buurtapp.words.fault import Fault

__all__ = ["Fault", "_", "language", "ngettext", "set_language"]
