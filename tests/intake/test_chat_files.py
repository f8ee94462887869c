"""Where an export lies: txt and zip of Android and iOS, in memory and within limits; and hostile content."""

import io
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurtapp.intake import UnreadableFile
from buurtapp.intake.chat_export import Chat, read_export, title_of
from buurtapp.intake.chat_members import MemberList
from buurtapp.intake.chat_reading import read_group_file, read_group_text

ANDROID = "12-03-2025 14:05 - Els heeft de groep verlaten\n"
IOS = "[12-03-2025, 14:05:06] \u200eEls heeft de groep verlaten\r\n"


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "."), text)
    return out.getvalue()


def left(shown) -> list[str]:
    assert isinstance(shown, Chat)
    return [event.person.written for event in shown.events]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("WhatsApp-chat met Lindehof.txt", ANDROID.encode()),
        ("WhatsApp Chat with Lindehof.txt", b"\xef\xbb\xbf" + ANDROID.encode()),
        ("chat.txt", ANDROID.replace("\n", "\r\n").encode("utf-16")),
        ("WhatsApp-chat met Lindehof.zip", zipped(WhatsApp_chat__txt=ANDROID, foto__jpg="x")),
        ("WhatsApp Chat - Lindehof.zip", zipped(_chat__txt=IOS, notes__txt="hallo")),
        ("zonder-einde", ANDROID.encode()),
    ],
)
def test_a_container(a_file, name, content):
    assert left(read_group_file(a_file(content, name))) == ["Els"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("WhatsApp-chat met Buurt de Berk.txt", "Buurt de Berk"), ("WhatsApp Chat with Berk.txt", "Berk"),
        ("WhatsApp Chat - Berk.zip", "Berk"), ("WhatsApp-chat met Berk.txt.zip", "Berk"),
        ("WhatsApp-chat met Berk (1).txt", "Berk"), ("_chat.txt", ""), ("lijst.csv", ""),
    ],
)  # fmt: skip
def test_the_group_in_the_file_name(name, title):
    assert title_of(name) == title


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.txt", b""), ("leeg.zip", zipped()), ("foto.zip", zipped(foto__jpg="x")),
        ("twee.zip", zipped(een__txt=ANDROID, twee__txt=ANDROID)), ("foto.png", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("kapot.zip", zipped(_chat__txt=ANDROID * 50)[:-40]), ("tekst.txt", b"zomaar wat tekst\nen nog wat"),
        ("brief.txt", b"Beste Els,\n\nBel mij op 06-00000001 om 14:05 uur.\n"),
        ("vreemd.txt", b"12 mrt 2025 om 14:05 - Els: bel +31600000001\n" * 20),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_sentence(a_file, name, content):
    with pytest.raises(UnreadableFile):
        read_group_file(a_file(content, name))


def test_what_is_not_there(tmp_path):
    with pytest.raises(UnreadableFile):
        read_group_file(tmp_path / "weg.txt")


def test_a_zip_that_grows_is_not_opened(a_file):
    with pytest.raises(UnreadableFile):
        read_group_file(a_file(zipped(_chat__txt="0" * 60_000_000), "bom.zip"))


def test_a_zip_with_a_password_is_a_sentence(a_file):
    content = bytearray(zipped(_chat__txt=ANDROID))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.index(mark) + (6 if mark.endswith(b"\x04") else 8)
        content[at] |= 1
    with pytest.raises(UnreadableFile):
        read_group_file(a_file(bytes(content), "slot.zip"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_read_or_refused(a_file, data):
    try:
        shown = read_group_file(a_file(data, "chat.txt"))
    except UnreadableFile:
        return
    assert isinstance(shown, Chat | MemberList)


PIECES = ("12-03-2025 14:05 - ", "[12-03-2025, 14:05:06] ", "\u200e", "Els", " heeft ", " en ", ", ", ": ", "“", "\n",
          " toegevoegd", " is verwijderd", " is gewijzigd naar ", "+31 6 00000001", " left", " added ", "~", "u",
          " deelnemer geworden", "99-99-9999 99:99 - ")  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_mix_of_its_own_words_is_read_or_refused(pieces):
    try:
        chat = read_export("".join(pieces), "chat.txt")
    except UnreadableFile:
        return
    for event in chat.events:
        assert event.person.written


@pytest.mark.parametrize(
    "line",
    [
        "x" * 2_000_000, "Jan heeft " * 200_000 + "verwijderd", " added " * 300_000, "a: " * 500_000, "“" * 1_000_000,
        "Jan heeft " + ", ".join(["Els"] * 300_000) + " toegevoegd", " en " * 500_000, "1" * 1_000_000,
        "Jan heeft " + "Els, " * 19_000 + "Els toegevoegd", "\u200e" * 1_000_000,
    ],
    ids=range(10),
)  # fmt: skip
def test_huge_lines_cost_no_more_than_reading_them(line):
    start = time.monotonic()
    read_export(f"12-03-2025 14:05 - {line}\n[12-03-2025 14:05:06] {line}\n", "chat.txt")
    read_export(f"[12-03-2025 14:05:06] \u200e{line}\n", "chat.txt")
    assert time.monotonic() - start < 10


def test_forty_thousand_messages_are_read_in_seconds():
    text = "".join(f"12-03-2025 {i // 60 % 24}:{i % 60:02} - Els: hallo {i}\nen nog een regel\n" for i in range(40_000))
    start = time.monotonic()
    assert read_group_text(text).lines == 40_000
    assert time.monotonic() - start < 20
