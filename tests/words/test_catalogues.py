"""Every sentence of every room has its Dutch one (design.md 7)."""

import string
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import buurtapp
from buurtapp.words.catalogue import compile_catalogues

PACKAGE = Path(buurtapp.__file__).parent
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists())
KEYWORDS = {"_": None, "_N": None, "ngettext": (1, 2)}
METHODS = [("**.py", "python")]


@cache
def msgids(room: str) -> set[str | tuple[str, ...]]:
    found = extract_from_dir(PACKAGE / room, method_map=METHODS, keywords=KEYWORDS, comment_tags=())
    return {message for _file, _line, message, _comments, _context in found}


@cache
def catalogue(room: str) -> Catalog:
    path = PACKAGE / "words" / "nl" / f"{room}.po"
    if not path.exists():
        return Catalog(locale="nl")
    with path.open("rb") as file:
        return read_po(file, locale="nl")


@pytest.mark.parametrize("room", ROOMS)
def test_every_msgid_is_translated(room: str) -> None:
    translated = {m.id for m in catalogue(room) if m.id and all([m.string] if isinstance(m.string, str) else m.string)}
    assert not {str(m) for m in msgids(room) - translated}


@pytest.mark.parametrize("room", ROOMS)
def test_no_translation_is_left_over(room: str) -> None:
    assert not {str(m.id) for m in catalogue(room) if m.id and m.id not in msgids(room)}


@pytest.mark.parametrize("room", ROOMS)
def test_a_sentence_is_translated_once(room: str) -> None:
    path = PACKAGE / "words" / "nl" / f"{room}.po"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    counted = Counter(line for line in lines if line.startswith('msgid "') and line != 'msgid ""')
    assert [line for line, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("room", ROOMS)
def test_translations_keep_the_named_values(room: str) -> None:
    def names(text: str) -> set[str]:
        return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}

    for message in catalogue(room):
        if message.id and isinstance(message.id, str) and "{{" not in message.id:
            assert names(message.id) == names(str(message.string)), message.id


def test_two_rooms_translate_one_sentence_alike() -> None:
    told: dict[str, object] = {}
    for room in ROOMS:
        for message in catalogue(room):
            if message.id:
                assert told.setdefault(str(message.id), message.string) == message.string, (room, message.id)


def test_the_catalogues_merge_into_one() -> None:
    assert compile_catalogues()[:4] == b"\xde\x12\x04\x95"
