"""The words people read: catalogues per language, and the four-part `Fault` (design.md 7)."""

from buurtapp.words.catalogue import LANGUAGES, _, language, ngettext, set_language, speaking
from buurtapp.words.fault import Fault

__all__ = ["LANGUAGES", "Fault", "_", "language", "ngettext", "set_language", "speaking"]
