"""A work folder as a zip file and back: equal, never over another, and closed to tricks (design.md 1, Binder)."""

import io
import stat
import zipfile

import pytest
from numbers_at_run_time import mobiles, national
from steps.conftest import person

from buurtapp.model.people import Neighbourhood
from buurtapp.steps import saved_folder
from buurtapp.steps.importing import import_file
from buurtapp.steps.saved_folder import pack, unpack
from buurtapp.store import Register
from buurtapp.store.folder import REGISTER
from buurtapp.store.signups import signups
from buurtapp.words import Fault


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path / "data"))
    return lambda name: tmp_path / "data" / name.lower()


@pytest.fixture
def filled(register, write):
    import_file(register, write(person(1), person(2), person(3)))
    register.folder.output("brieven").joinpath("brieven.docx").write_bytes(b"letters")
    register.folder.path.joinpath("notitie.txt").write_text("van ons", "utf-8")
    return register


def archive(members, top="lindehof/"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name if isinstance(name, zipfile.ZipInfo) else top + name, data)
    return out.getvalue()


def the_register(content):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read(f"lindehof/{REGISTER}")


def test_a_folder_comes_back_as_it_was(filled, place):
    name, content = pack(filled)
    assert name == "lindehof.zip"
    opened = unpack(content, name, place)
    assert (opened.name, opened.folder) == ("Lindehof", place("Lindehof"))
    with Register.open(opened.folder) as again:
        assert signups(again) == signups(filled)
        assert again.read("SELECT * FROM action") is not None
    files = {path.relative_to(opened.folder).as_posix() for path in opened.folder.rglob("*") if path.is_file()}
    assert {"invoer/lijst.csv", "uitvoer/brieven/brieven.docx", "notitie.txt", REGISTER} <= files
    assert "](../../notebooks/00-start.ipynb)" in (opened.folder / "01-initiatief.ipynb").read_text("utf-8")
    assert stat.S_IMODE(opened.folder.joinpath(REGISTER).stat().st_mode) & 0o077 == 0


def test_a_folder_that_is_there_stays_as_it_is(filled, place):
    name, content = pack(filled)
    first, second = unpack(content, name, place), unpack(content, name, place)
    assert second.folder.name == f"{first.folder.name}-2"
    assert {path.name for path in first.folder.parent.iterdir()} == {first.folder.name, second.folder.name}


def test_a_zip_of_the_files_themselves_opens_too(filled, place):
    content = the_register(pack(filled)[1])
    assert unpack(archive({REGISTER: content}, top=""), "map.zip", place).name == "Lindehof"


def test_notebooks_and_programs_are_never_taken(filled, place):
    register = the_register(pack(filled)[1])
    harm = {
        "01-initiatief.ipynb": b"harm",
        "uitvoer/start.cmd": b"harm",
        ".bashrc": b"harm",
        "sitecustomize.py": b"harm",
    }
    opened = unpack(archive({REGISTER: register, **harm}), "map.zip", place)
    for path in opened.folder.rglob("*"):
        assert not path.is_file() or path.read_bytes() != b"harm"
    assert not list(opened.folder.rglob("*.cmd"))


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil", "C:/evil", "..\\evil", "invoer/../../evil", "a//b", "x\ny", "invoer/a:b"]
)
def test_paths_out_of_the_folder_are_refused(filled, place, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    content = archive(
        {zipfile.ZipInfo(f"lindehof/{REGISTER}"): the_register(pack(filled)[1]), zipfile.ZipInfo(name): b"x"}
    )
    with pytest.raises(Fault):
        unpack(content, "map.zip", place)
    assert sorted(tmp_path.rglob("*")) == before


def test_links_and_names_that_differ_in_case_are_refused(filled, place):
    register = the_register(pack(filled)[1])
    link = zipfile.ZipInfo("lindehof/invoer/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    for extra in ({link: b"/etc/passwd"}, {"invoer/a.csv": b"1", "invoer/A.csv": b"2"}):
        with pytest.raises(Fault):
            unpack(archive({REGISTER: register, **extra}), "map.zip", place)
    assert not place("x").parent.exists()


def test_bombs_are_refused(filled, place, monkeypatch):
    register = the_register(pack(filled)[1])
    with pytest.raises(Fault):
        unpack(archive({REGISTER: register, "uitvoer/nul.bin": bytes(30 * 1024 * 1024)}), "map.zip", place)
    monkeypatch.setattr(saved_folder, "LARGEST_OPENED", 1000)
    with pytest.raises(Fault):
        unpack(archive({REGISTER: register}), "map.zip", place)
    assert not place("x").parent.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"no zip", archive({"lijst.csv": b"Naam"}), archive({REGISTER: b"no register"}), archive({REGISTER: b""}),
     archive({REGISTER: b"x", f"diep/{REGISTER}": b"x"}), archive({f"a/b/{REGISTER}": b"x"})],
)  # fmt: skip
def test_what_is_no_saved_folder_is_refused(place, content):
    with pytest.raises(Fault) as told:
        unpack(content, "map.zip", place)
    assert all((told.value.saw, told.value.why, told.value.fix))
    assert not place("x").parent.exists()


def test_every_cut_of_the_file_is_refused(filled, place):
    content = pack(filled)[1]
    for length in range(0, len(content), max(1, len(content) // 25)):
        with pytest.raises(Fault):
            unpack(content[:length], "map.zip", place)
    assert not place("x").parent.exists()


def test_another_database_is_refused(place, tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "other.sqlite") as other:
        other.execute("CREATE TABLE signup (x)")
    with pytest.raises(Fault):
        unpack(archive({REGISTER: (tmp_path / "other.sqlite").read_bytes()}), "map.zip", place)


def test_real_people_do_not_come_to_a_public_machine(tmp_path, write, place, monkeypatch):
    phones = [national(phone) for phone in mobiles(2, seed=3)]
    lines = [person(1).replace("06-00001097", phones[0]), person(2).replace("06-00002194", phones[1])]
    packed = []
    for practice in (True, False):
        with Register.create(tmp_path / f"r{practice}", Neighbourhood(name="Lindehof", practice=practice)) as real:
            empty = pack(real)[1]
            import_file(real, write(*lines))
            packed.append((empty, pack(real)[1], archive({REGISTER: the_register(pack(real)[1])})))
    monkeypatch.setenv("BINDER_REQUEST", "v2/gh/x")
    for empty, full, register_only in packed:
        for content in (full, register_only):
            with pytest.raises(Fault):
                unpack(content, "map.zip", place)
        assert not place("x").parent.exists() or empty is packed[1][0]
        unpack(empty, "map.zip", place)


def test_a_practice_folder_comes_to_a_public_machine(filled, place, monkeypatch):
    monkeypatch.setenv("BINDER_REQUEST", "v2/gh/x")
    assert len(signups(Register.open(unpack(*reversed(pack(filled)), place).folder))) == 3
