"""A package made on one folder opens in an empty one with an equal register, or says why not and changes nothing."""

import json
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
import pyzipper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurtapp.files.sealed import seal
from buurtapp.rights.handover import offer
from buurtapp.rights.package import MANIFEST, open_package, write_package
from buurtapp.rights.receiving import receipt_in, receive
from buurtapp.store import Register, WorkFolder
from buurtapp.store.forms import save
from buurtapp.store.signups import signups
from buurtapp.words import Fault

from .conftest import PASSWORD
from .looking import files_of, tables_of

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


def test_every_table_is_equal_at_the_receiver(folder, package, tmp_path):
    received = receive(package, tmp_path / "nieuw", PASSWORD)
    ours, theirs = tables_of(folder, without=("lease",)), tables_of(received.folder, without=("lease",))
    assert ours == theirs
    assert all(ours[name] for name in ("signup", "outcome", "decision", "address", "form", "past", "action", "change"))
    assert tables_of(received.folder)["lease"] == []


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), WORDS, max_size=4), st.binary(max_size=200))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_filled_in_arrives(tmp_path_factory, register, folder, forms, content):
    for name, value in forms.items():
        save(register, f"proef-{name}", {"tekst": value})
    (folder / "invoer" / "lijst é.csv").write_bytes(content)
    place = tmp_path_factory.mktemp("heen")
    received = receive(offer(register, place / "p.zip", PASSWORD).path, place / "nieuw", PASSWORD)
    assert tables_of(folder, without=("lease",)) == tables_of(received.folder, without=("lease",))
    assert (received.folder / "invoer" / "lijst é.csv").read_bytes() == content


def test_files_that_cannot_be_made_again_go_along_and_others_do_not(folder, package, tmp_path):
    received = receive(package, tmp_path / "nieuw", PASSWORD).folder
    ours, theirs = files_of(folder), files_of(received)
    along = [name for name in ours if name.startswith(("invoer/", "sjablonen/", "uitvoer/agenda/"))]
    assert len(along) >= 7
    assert {name: theirs[name] for name in along} == {name: ours[name] for name in along}
    assert "buurt (1).sqlite" not in theirs
    assert "overdracht.json" not in theirs
    assert "uitvoer/lijsten/register.xlsx" in ours.keys() - theirs.keys()
    assert {name for name in theirs if name.endswith(".ipynb")} == {name for name in ours if name.endswith(".ipynb")}


def test_the_received_folder_is_for_its_owner_and_can_be_worked_in(package, tmp_path):
    received = receive(package, tmp_path / "map" / "nieuw", PASSWORD)
    assert received.name == "Lindehof"
    assert received.folder.stat().st_mode & 0o077 == 0
    assert WorkFolder(received.folder).register.stat().st_mode & 0o077 == 0
    with Register.open(received.folder) as register:
        assert len(signups(register)) > 90
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".half")] == []


def test_seven_zip_opens_it_with_the_password_and_only_so(folder, package, tmp_path, seven_zip):
    def opened(password: str, into: Path) -> int:
        command = [seven_zip, "x", f"-p{password}", f"-o{into}", "-y", str(package)]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert opened(PASSWORD, tmp_path / "met-7zip") == 0
    with closing(sqlite3.connect(tmp_path / "met-7zip" / "buurt.sqlite")) as connection:
        count = connection.execute("SELECT count(*) FROM signup").fetchone()[0]
    assert count == len(tables_of(folder)["signup"])
    manifest = json.loads((tmp_path / "met-7zip" / MANIFEST).read_bytes())
    for name, member in manifest["members"].items():
        if member["path"].startswith("invoer/"):
            assert (tmp_path / "met-7zip" / name).read_bytes() == (folder / member["path"]).read_bytes()
    assert opened("een ander wachtwoord", tmp_path / "niet") != 0


def test_no_member_says_anything_without_the_password(folder, package):
    with pyzipper.AESZipFile(package) as archive:
        members = archive.infolist()
    assert all(
        re.fullmatch(r"manifest\.json|buurt\.sqlite|wat-je-moet-weten\.docx|bestanden/\d{4}\.\w+", one.filename)
        for one in members
    )
    assert {(one.CRC, one.wz_aes_version, one.wz_aes_strength) for one in members} == {(0, 2, 3)}
    assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_a_person_stands_in_the_bytes(folder, package):
    content = package.read_bytes().lower()
    with Register.open(folder) as register:
        people = signups(register)
    words = {word for one in people for word in (one.name, one.phone, one.email, one.street, one.phone[3:]) if word}
    words |= {path.name for path in (folder / "invoer").iterdir()} | {"Lindehof", "brief van Anna"}
    assert len(words) > 200
    assert [word for word in words if len(word) > 5 and word.lower().encode() in content] == []


def refused(package: Path, target: Path, password: str = PASSWORD) -> Fault:
    """The fault with which a package is refused; nothing may have changed around it."""
    around = package.parent
    before = files_of(around)
    with pytest.raises(Fault) as stopped:
        receive(package, target, password)
    assert files_of(around) == before
    assert not target.exists() or not any(target.iterdir())
    assert all(getattr(stopped.value, part) for part in ("saw", "why", "fix", "first"))
    return stopped.value


def test_a_wrong_password_is_told_as_such(package, tmp_path):
    assert "wachtwoord" in refused(package, tmp_path / "nieuw", PASSWORD + "!").saw
    assert "wachtwoord" in refused(package, tmp_path / "nieuw", "").saw


def test_cut_anywhere_it_is_refused(package, tmp_path):
    whole = package.read_bytes()
    for length in [*range(0, len(whole), len(whole) // 60), len(whole) - 1]:
        package.write_bytes(whole[:length])
        refused(package, tmp_path / "nieuw")
    assert "heel" in refused(package, tmp_path / "nieuw").saw


def test_with_one_bit_turned_it_is_refused(package, tmp_path):
    whole = package.read_bytes()
    for place in [*range(0, len(whole), len(whole) // 60), *range(len(whole) - 60, len(whole), 7)]:
        package.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert "heel" in refused(package, tmp_path / "nieuw").saw


@pytest.mark.parametrize("content", [b"", b"PK", b"Tijdstempel;Naam\n", b"\x00" * 5000])
def test_a_file_of_another_kind_is_refused(tmp_path, content):
    other = tmp_path / "hier" / "lijst.zip"
    other.parent.mkdir()
    other.write_bytes(content)
    refused(other, tmp_path / "nieuw")


def test_a_folder_that_holds_something_is_never_written_over(package, tmp_path):
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "brief.txt").write_text("van mij")
    with pytest.raises(Fault, match="map vol"):
        receive(package, tmp_path / "vol", PASSWORD)
    assert files_of(tmp_path / "vol") == {"brief.txt": b"van mij"}
    (tmp_path / "leeg").mkdir()
    assert receive(package, tmp_path / "leeg", PASSWORD).name == "Lindehof"


def test_opened_twice_it_tells_the_same_receipt(package, tmp_path):
    one = receive(package, tmp_path / "een", PASSWORD)
    two = receive(package, tmp_path / "twee", PASSWORD)
    assert one.receipt == two.receipt == receipt_in(WorkFolder(one.folder))
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", one.receipt)
    with pytest.raises(Fault, match=one.receipt):
        receive(package, tmp_path / "een", PASSWORD)


@pytest.mark.parametrize(
    "path",
    ["../buiten.txt", "/etc/buiten", "C:/buiten", "a\\b", "invoer/../../x", ".verborgen", "overdracht.json",
     "01-initiatief.ipynb", "uitvoer/rapport.json", "invoer//x", "invoer/a\nb"],
)  # fmt: skip
def test_a_path_that_tricks_is_refused(package, tmp_path, path):
    with open_package(package, PASSWORD) as opened:
        register = opened.read("buurt.sqlite")
    evil = tmp_path / "hier" / "kwaad.zip"
    write_package(evil, "handover", "x", "Lindehof", {"buurt.sqlite": register, path: b"kwaad"}, PASSWORD)
    refused(evil, tmp_path / "hier" / "nieuw")


def test_a_bomb_is_refused(tmp_path):
    bomb = seal(tmp_path / "hier" / "bom.zip", {MANIFEST: b"{}", "bestanden/0001.txt": b"\x00" * 60_000_000}, PASSWORD)
    assert bomb.stat().st_size < 1_000_000
    assert "valstrik" in refused(bomb, tmp_path / "hier" / "nieuw").why


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"format": 99}', b'{"format": 1, "kind": "handover"}', b"\xff\xfe"])
def test_a_manifest_that_says_nothing_is_refused(tmp_path, manifest):
    odd = seal(tmp_path / "hier" / "vreemd.zip", {MANIFEST: manifest}, PASSWORD)
    refused(odd, tmp_path / "hier" / "nieuw")


def test_a_register_that_is_none_is_refused(tmp_path):
    odd = tmp_path / "hier" / "vreemd.zip"
    write_package(odd, "handover", "x", "Lindehof", {"buurt.sqlite": b"geen database" * 100}, PASSWORD)
    refused(odd, tmp_path / "hier" / "nieuw")


@pytest.mark.parametrize(
    "password", ["kort", "elf-tekens-", "aaaaaaaaaaaa", "wachtwoord-é-lang", " spatie-vooraan-hier", "x" * 100]
)
def test_a_weak_password_is_refused_before_anything_is_made(register, folder, tmp_path, password):
    before = files_of(folder)
    with pytest.raises(Fault):
        offer(register, tmp_path / "p.zip", password)
    assert files_of(folder) == before
    assert not (tmp_path / "p.zip").exists()


def test_a_package_is_never_written_over_another_file(register, tmp_path):
    (tmp_path / "scriptie.zip").write_bytes(b"PK van iemand anders")
    with pytest.raises(Fault, match=r"scriptie\.zip"):
        offer(register, tmp_path / "scriptie.zip", PASSWORD)
    assert (tmp_path / "scriptie.zip").read_bytes() == b"PK van iemand anders"
    assert offer(register, tmp_path, PASSWORD).path.parent == tmp_path  # a stick: it gets a name of its own
    first = offer(register, tmp_path / "p.zip", PASSWORD)
    assert offer(register, tmp_path / "p.zip", PASSWORD).package != first.package
