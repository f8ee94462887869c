"""Files are whole or untouched, stay inside their folder, and are refused before they can do harm."""

import errno
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtapp.files import check_upload, inside, limits, replacing, safe_name, slug, write_atomic
from buurtapp.words import Fault


def test_writing_replaces_the_whole_file(tmp_path):
    path = tmp_path / "new" / "brief.txt"
    write_atomic(path, "één")
    write_atomic(path, b"twee")
    assert path.read_bytes() == b"twee"
    assert [p.name for p in path.parent.iterdir()] == ["brief.txt"]


def test_a_failure_half_way_leaves_the_earlier_file(tmp_path):
    path = write_atomic(tmp_path / "brief.txt", "oud")
    with pytest.raises(ZeroDivisionError), replacing(path) as temporary:
        temporary.write_text(str(1 // 0))
    assert path.read_text() == "oud"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_target_that_cannot_be_replaced_is_a_fault_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "brief.txt").mkdir()
    (tmp_path / "brief.txt" / "in-use").write_text("")
    with pytest.raises(Fault):
        write_atomic(tmp_path / "brief.txt", "new")
    assert [p.name for p in tmp_path.iterdir()] == ["brief.txt"]


def test_a_full_disk_is_a_fault_and_leaves_the_earlier_file(tmp_path, monkeypatch):
    path = write_atomic(tmp_path / "brief.txt", "oud")

    def full(*_all):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Fault) as fault:
        write_atomic(path, "new")
    assert os.strerror(errno.ENOSPC) in fault.value.why
    assert path.read_text() == "oud"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_private_files_are_for_their_owner(tmp_path):
    assert stat.S_IMODE(write_atomic(tmp_path / "a", "x", private=True).stat().st_mode) == 0o600
    assert stat.S_IMODE(write_atomic(tmp_path / "b", "x").stat().st_mode) == 0o644


@given(st.text(max_size=200))
def test_any_text_gives_a_safe_slug_and_name(text):
    for name in (slug(text), safe_name(text)):
        assert name
        assert len(name) <= 90
        assert not set(name) & set('/\\:*?"<>|\0\n')
        assert name.strip(" .") == name
        assert name.split(".")[0].lower() not in {"con", "nul", "aux", "prn", "com1", "lpt9"}


@pytest.mark.parametrize(
    ("text", "expected"), [("Buurt de Berk 2", "buurt-de-berk-2"), ("../../x", "x"), ("", "naamloos"), ("CON", "con-1")]
)
def test_slugs(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/passwd"])
def test_no_name_leads_out_of_the_folder(tmp_path, name):
    with pytest.raises(Fault):
        inside(tmp_path / "data", name)


def zipped(content: bytes, members: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(members):
            archive.writestr(str(number), content)
    return out.getvalue()


def test_a_bomb_is_refused_before_it_is_opened():
    with pytest.raises(Fault):
        check_upload(zipped(bytes(30 * limits.MEBIBYTE)), "lijst.xlsx")


def test_an_archive_with_too_many_files_is_refused():
    with pytest.raises(Fault):
        check_upload(zipped(b"", limits.MOST_MEMBERS + 1), "lijst.xlsx")


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "lijst.csv"
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)
    with pytest.raises(Fault):
        check_upload(path, path.name)


@pytest.mark.parametrize("content", [b"Naam;Mobiel\n", b"", zipped(b"Naam")])
def test_an_ordinary_file_passes(content):
    check_upload(content, "lijst.csv")
