"""Nothing that the gate holds back appears in any file, however it is spelt and however deep it lies (design.md 4)."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from buurtapp.model.signup import SignUp
from buurtapp.steps import entering, groups_kept, recruitment, running, signing_up
from buurtapp.steps.chatting import invitation_to_chat
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.example import make_example
from buurtapp.steps.importing import import_file, waiting
from buurtapp.steps.tested import keep_test
from buurtapp.store import Register
from buurtapp.store.signups import signups


@pytest.fixture(scope="module")
def running_example(tmp_path_factory) -> Iterator[Register]:
    """The example with all its sign-ups, everything made that can be made of it, in three groups."""
    with make_example(tmp_path_factory.mktemp("poort") / "voorbeeldbuurt") as register:
        for path in waiting(register):
            import_file(register, path)
        decide_all(register, {"group_limit": "30", "chat_group": "yes", "chat_way": "mail"})
        signing_up.run(register)
        entering.enrol(register)
        recruitment.run(register)
        yield register


def content(data: bytes) -> str:
    """All text of a file: of an xlsx or docx that of every part."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace").replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(content(archive.read(name)) for name in archive.namelist())


def spellings(signup: SignUp) -> set[str]:
    """How the number of somebody may be written."""
    rest = signup.phone.removeprefix("+31")
    return {signup.phone, f"31{rest}", f"0{rest}", f"0{rest[:1]}-{rest[1:]}", f"0{rest[:1]} {rest[1:]}"}


def held_back(register: Register) -> list[SignUp]:
    admitted = {one.phone for one in entering.members(register)}
    return [one for one in signups(register) if one.phone and one.phone not in admitted]


def made(register: Register) -> list[Path]:
    """Every file but the register's own list, which is to hold everybody with the reason."""
    files = [path for path in register.folder.outputs.rglob("*") if path.is_file()]
    return [path for path in files if path.name != "register.xlsx"]


def test_no_number_of_somebody_held_back_is_in_any_file(running_example):
    held = held_back(running_example)
    files = {path: content(path.read_bytes()) for path in made(running_example)}
    kinds = {path.suffix for path in files}
    assert {".xlsx", ".docx", ".vcf", ".csv", ".txt", ".html", ".ics", ".json"} <= kinds
    assert len(held) > 10
    found = [
        (path.name, one.key) for path, text in files.items() for one in held for way in spellings(one) if way in text
    ]
    assert found == []
    everybody = "".join(files.values())
    assert all(member.phone in everybody for member in entering.members(running_example))


def test_no_name_of_somebody_held_back_is_in_any_file(running_example):
    register = running_example
    others = {one.name.casefold() for one in entering.members(register)}
    others |= {value.name.casefold() for value in groups_kept.admin_group(register)}
    held = [one for one in signups(register) if not signing_up.admission(register, one) and " " in one.name]
    strangers = [one for one in held if one.name.casefold() not in others]
    assert len(strangers) > 10
    for path in made(register):
        text = content(path.read_bytes())
        assert not [one.key for one in strangers if one.name in text], path.name


def test_the_texts_of_the_page_hold_no_member_but_those_asked_by_mail(running_example):
    keep_test(running_example, date.today())
    told = groups_kept.admin_group_mail(running_example).body
    told += "".join(text.body for text in running.messages(running_example).values())
    everybody = signups(running_example)
    admins = " ".join(one.phone for one in groups_kept.admin_group(running_example))  # they signed up like anybody
    members = [one for one in everybody if one.phone and not any(way in admins for way in spellings(one))]
    assert not [one.key for one in members if any(way in told for way in spellings(one))]
    asked = invitation_to_chat(running_example).to.split("; ")
    admitted = {one.email for one in everybody if signing_up.admission(running_example, one)}
    assert asked
    assert set(asked) <= admitted
