"""Files come in by a button that forgets them, and go out by one click that leaves no copy on the page."""

import asyncio
import base64
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from buurtapp.forms import download
from buurtapp.forms.download import Downloads
from buurtapp.forms.upload import Upload
from buurtapp.words import Fault


def entry(name: str, content: bytes) -> dict[str, object]:
    moment = datetime(2027, 1, 1, tzinfo=UTC)
    return {
        "name": name, "type": "text/csv", "size": len(content), "content": memoryview(content), "last_modified": moment
    }  # fmt: skip


def test_an_uploaded_file_is_handed_over_and_leaves_the_page() -> None:
    taken: list[tuple[str, bytes]] = []

    def receive(name: str, content: bytes) -> str:
        taken.append((name, content))
        return "Gelezen."

    upload = Upload("Kies", ".csv", receive, hook="import")
    upload.button.value = (entry("lijst.csv", b"naam\nJan"),)
    assert taken == [("lijst.csv", b"naam\nJan")]
    assert upload.button.value == ()
    assert "Gelezen." in upload.status.html


def test_a_file_that_cannot_be_read_shows_why_and_leaves_the_page_too() -> None:
    def receive(_name: str, _content: bytes) -> str:
        raise Fault("Dit is geen lijst.", "", "Kies een ander bestand.", "")

    upload = Upload("Kies", ".csv", receive, hook="import")
    upload.button.value = (entry("foto.jpg", b"\xff\xd8"),)
    assert "Dit is geen lijst." in upload.status.html
    assert upload.button.value == ()


def test_a_file_that_is_too_large_is_refused_before_anything_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("buurtapp.files.limits.LARGEST_FILE", 3)
    upload = Upload("Kies", ".csv", lambda _name, _content: pytest.fail("read"), hook="import")
    with pytest.raises(Fault):
        upload.take((entry("lijst.csv", b"naam"),))


class Anchor(HTMLParser):
    """The one link in HTML; its attributes as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.link: dict[str, str | None] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "a":
            self.link = dict(attrs)

    @property
    def content(self) -> bytes:
        return base64.b64decode(str(self.link["href"]).partition(";base64,")[2])


HOSTILE = """le<d>en 'van' "Ria" & één</script><img src=x>.xlsx"""


def test_what_is_saved_is_exactly_the_file_whatever_its_name() -> None:
    downloads = Downloads(Path())
    downloads.hand_over(HOSTILE, b"PK\x03\x04 inhoud")
    found = Anchor(downloads.link.value)
    assert found.content == b"PK\x03\x04 inhoud"
    assert found.link["download"] == HOSTILE
    assert found.tags == ["p", "a", "img"]
    assert Anchor(downloads.status.html).tags == ["p"]
    assert "bij uw downloads" in downloads.status.html
    downloads.clear()
    assert (downloads.link.value, downloads.status.html) == ("", "")


def test_a_file_leaves_the_page_by_itself_and_what_was_said_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SECONDS", 0.05)

    async def wait() -> Downloads:
        downloads = Downloads(Path())
        downloads.hand_over("brief.docx", b"x")
        assert downloads.link.value
        await asyncio.sleep(0.1)
        return downloads

    downloads = asyncio.run(wait())
    assert downloads.link.value == ""
    assert "brief.docx staat bij uw downloads." in downloads.status.html


def test_the_next_file_takes_the_place_of_the_one_before_for_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def take_two() -> Downloads:
        downloads = Downloads(Path())
        for name, seconds in (("een.docx", 0.05), ("twee.docx", 60)):
            monkeypatch.setattr(download, "SECONDS", seconds)
            downloads.hand_over(name, name.encode())
        await asyncio.sleep(0.1)  # by now the first would have gone
        return downloads

    downloads = asyncio.run(take_two())
    assert Anchor(downloads.link.value).content == b"twee.docx"
    assert "een.docx" not in downloads.link.value


def test_each_time_is_told_from_the_times_before() -> None:
    downloads = Downloads(Path())
    downloads.hand_over("brief.docx", b"x")
    before = downloads.link.value
    downloads.hand_over("brief.docx", b"x")
    assert downloads.link.value != before


def test_it_says_where_a_file_lies(tmp_path: Path) -> None:
    path = tmp_path / "uitvoer" / "brieven" / "brief.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    downloads = Downloads(tmp_path)
    downloads.offer([path, tmp_path / "weg.docx"])
    lines = downloads.widget.children[0].children
    assert len(lines) == 1
    assert "uitvoer › brieven" in lines[0].children[1].value


def test_a_file_that_is_gone_or_too_large_gets_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    downloads = Downloads(tmp_path)
    downloads.hand_over("vorige.docx", b"x")
    with pytest.raises(Fault):
        downloads.open(tmp_path / "weg.docx")
    assert downloads.link.value == ""
    monkeypatch.setattr(download, "LARGEST", 2)
    path = tmp_path / "groot.docx"
    path.write_bytes(b"xxx")
    with pytest.raises(Fault):
        downloads.open(path)
