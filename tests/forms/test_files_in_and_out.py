"""Files come in by a button that forgets them, and go out by a link that goes away."""

import base64
import re
from datetime import UTC, datetime
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


def test_a_link_holds_exactly_the_file_and_goes_away(tmp_path: Path) -> None:
    path = tmp_path / "lijsten" / "le<d>en.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"PK\x03\x04 inhoud")
    downloads = Downloads(tmp_path)
    downloads.offer([path])
    downloads.open(path)
    found = re.search(r'href="data:[^;]+;base64,([^"]+)"', downloads.link.value)
    assert found is not None
    assert base64.b64decode(found[1]) == path.read_bytes()
    assert "<d>" not in downloads.link.value
    downloads.clear()
    assert downloads.link.value == ""


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
    with pytest.raises(Fault):
        downloads.open(tmp_path / "weg.docx")
    monkeypatch.setattr(download, "LARGEST", 2)
    path = tmp_path / "groot.docx"
    path.write_bytes(b"xxx")
    with pytest.raises(Fault):
        downloads.open(path)
