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

__all__ = [
    "LANGUAGES",
    "NAMES",
    "Fault",
    "_",
    "language",
    "language_of_environment",
    "ngettext",
    "set_language",
    "speaking",
]
