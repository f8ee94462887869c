"""The words people read: catalogues per language, and the four-part `Fault` (design.md 7)."""

from buurtapp.words.catalogue import (
    LANGUAGES,
    NAMES,
    _,
    language,
    language_of_environment,
    ngettext,
    set_language,
    speaking,
)
from buurtapp.words.fault import Fault
from buurtapp.words.meanwhile import counted, listening, meanwhile

__all__ = [
    "LANGUAGES",
    "NAMES",
    "Fault",
    "_",
    "counted",
    "language",
    "language_of_environment",
    "listening",
    "meanwhile",
    "ngettext",
    "set_language",
    "speaking",
]
