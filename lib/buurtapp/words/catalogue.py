"""Message catalogues: English msgids in the code, Dutch in `nl/<room>.po`, one file a room.

The files are merged and compiled into `nl.mo` when the package is installed. Where that file is
missing or older than a catalogue (a programmer at work), they are compiled in memory instead.
"""

import gettext
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
NAMES = {"nl": "Nederlands", "en": "English"}
"""Every language by what its own speakers call it."""
LANGUAGES = tuple(NAMES)

_chosen: str | None = None


def language() -> str:
    """The language in force: the one set by hand, else `BUURTAPP_LANG`, else Dutch."""
    return _chosen or language_of_environment() or "nl"


def language_of_environment() -> str:
    """The language that `BUURTAPP_LANG` asks for; empty when it asks for none that we have."""
    wanted = os.environ.get("BUURTAPP_LANG", "")
    return wanted if wanted in LANGUAGES else ""


def set_language(wanted: str) -> None:
    """Choose `nl` or `en` for this process; anything else raises ValueError."""
    global _chosen
    if wanted not in LANGUAGES:
        raise ValueError(f"language must be one of {LANGUAGES}, not {wanted!r}")
    _chosen = wanted


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak `nl` or `en` for a while; `""` leaves the language as it is."""
    global _chosen
    before = _chosen
    if wanted:
        set_language(wanted)
    try:
        yield
    finally:
        _chosen = before


def _(msgid: str, **values: object) -> str:
    """Translate `msgid`, then fill in its `{named}` values."""
    text = _translations(language()).gettext(msgid)
    return text.format(**values) if values else text


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Translate the singular or plural form for `n`, then fill in `{n}` and the other values."""
    return _translations(language()).ngettext(one, many, n).format(n=n, **values)


def compile_catalogues(folder: Path = HERE) -> bytes:
    """Merge every `nl/*.po` under `folder` into one compiled catalogue (the bytes of a .mo file).

    Where two rooms translate one msgid differently the first room's words stand; a test names them.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    merged = Catalog(locale="nl", charset="utf-8")
    for path in sorted((folder / "nl").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="nl"):
                if message.id and merged.get(message.id) is None:
                    merged[message.id] = message
    out = io.BytesIO()
    write_mo(out, merged)
    return out.getvalue()


@cache
def _translations(wanted: str) -> gettext.NullTranslations:
    if wanted == "en":
        return gettext.NullTranslations()
    compiled = HERE / "nl.mo"
    sources = (path.stat().st_mtime for path in (HERE / "nl").glob("*.po"))
    if compiled.exists() and compiled.stat().st_mtime >= max(sources, default=0.0):
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    return gettext.GNUTranslations(io.BytesIO(compile_catalogues()))
