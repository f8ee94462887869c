"""Which form a file was exported from, by the columns the form adds itself (formats.md 3.1, 3.2)."""

from collections.abc import Sequence
from typing import Literal

from buurtapp.intake.headerwords import plain

Origin = Literal["", "google-nl", "google-en", "microsoft-nl", "microsoft-en"]

_GOOGLE: dict[str, Origin] = {"tijdstempel": "google-nl", "timestamp": "google-en"}
_MICROSOFT: dict[Origin, tuple[str, ...]] = {
    "microsoft-nl": ("id", "begintijd", "tijd van voltooien"),
    "microsoft-en": ("id", "start time", "completion time"),
}
_MICROSOFT_OWN = frozenset((
    "id", "begintijd", "tijd van voltooien", "tijd van laatste wijziging", "start time", "completion time",
    "last modified time", "e mail", "email", "naam", "name",
))  # fmt: skip


def origin_of(names: Sequence[str]) -> Origin:
    """The form and its language, else empty."""
    plain_names = [plain(name) for name in names]
    for origin, own in _MICROSOFT.items():
        if plain_names[:3] == list(own):
            return origin
    return _GOOGLE.get(plain_names[0], "") if plain_names else ""


def system_columns(names: Sequence[str]) -> frozenset[int]:
    """The positions that Microsoft Forms fills in itself, before the first question."""
    if not origin_of(names).startswith("microsoft"):
        return frozenset()
    own: set[int] = set()
    for position, name in enumerate(names):
        if plain(name) not in _MICROSOFT_OWN:
            break
        own.add(position)
    return frozenset(own)
