"""Where an export lies: txt and zip of Android and iOS, in memory and within limits; and hostile content."""

import io
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurtapp.intake import UnreadableFile
from buurtapp.intake.chat_export import Chat, read_export, title_of
from buurtapp.intake.chat_members import MemberList
from buurtapp.intake.chat_people import nobody_known
from buurtapp.intake.chat_reading import read_group_bytes, read_group_file, read_group_text

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


SAVED = "".join(f"12-03-2025 2:05 ’s middags - {who} heeft de groep verlaten\n" for who in ("Cléo", "Zoë"))


@pytest.mark.parametrize("cut", range(1, len(SAVED.encode()) - SAVED.encode().index(b"\n"), 3))
def test_a_file_that_was_cut_off_anywhere_keeps_what_is_whole(cut):
    shown = read_group_bytes(SAVED.encode()[:-cut], Path("chat.txt"), nobody_known)
    assert isinstance(shown, Chat)
    assert shown.events[0].person.written == "Cléo"
    assert shown.events[0].at.hour == 14


def test_a_zip_cut_off_or_damaged_anywhere_is_read_or_refused():
    whole = zipped(_chat__txt=ANDROID * 20)
    for place in range(0, len(whole), 11):
        damaged = bytearray(whole)
        damaged[place] ^= 0x55
        for data in (whole[:place], bytes(damaged)):
            with suppress(UnreadableFile):
                read_group_bytes(data, Path("chat.zip"), nobody_known)


def test_a_zip_that_grows_says_what_is_wrong_with_it():
    with pytest.raises(UnreadableFile, match="50 MB"):
        read_group_bytes(zipped(_chat__txt="0" * 60_000_000), Path("bom.zip"), nobody_known)


def test_a_zip_with_many_photos_is_read_and_none_of_them_opened():
    photos = {f"foto{at}__jpg": "x" for at in range(2000)}
    assert isinstance(read_group_bytes(zipped(**photos, _chat__txt=ANDROID), Path("chat.zip"), nobody_known), Chat)


@pytest.mark.parametrize("head", ["31-12-9999 23:59:60 - ", "31-12-9999, 23:59:59 - ", "01-01-0001 00:00 - "])
def test_the_ends_of_time_are_no_traceback(head):
    with suppress(UnreadableFile):
        read_group_text(f"{head}Els heeft de groep verlaten\n12-03-2025 14:05 - Jan: hoi\n")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(100), b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0"])
def test_another_kind_of_file_is_told_to_export_the_chat_and_not_to_make_a_workbook(data):
    with pytest.raises(UnreadableFile) as caught:
        read_group_bytes(data, Path("keuze"), nobody_known)
    assert "Exporteer de chat opnieuw" in caught.value.fix
    assert "xlsx" not in str(caught.value)
