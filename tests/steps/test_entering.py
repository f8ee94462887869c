"""What leads to WhatsApp holds exactly whom the gate lets through, and nothing of who is gone."""

from datetime import date, timedelta

import pytest
from steps.conftest import person

from buurtapp.judging import past
from buurtapp.steps import entering, signing_up
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.importing import import_file
from buurtapp.store.signups import signups
from buurtapp.words import Fault


def everything_made(register) -> bytes:
    folder = register.folder.outputs
    made = [
        path for kind in ("contacten", "teksten", "kaartjes") for path in (folder / kind).rglob("*") if path.is_file()
    ]
    made += list((folder / "lijsten").glob("toevoegen-*"))
    import zipfile

    content = b""
    for path in made:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                content += b"".join(archive.read(name) for name in archive.namelist())
        else:
            content += path.read_bytes()
    return content


def test_who_withdraws_is_gone_from_every_file(register, write):
    import_file(register, write(person(1), person(2)))
    entering.enrol(register)
    gone = signing_up.find(register, "lijst.csv:2")
    assert gone.phone.encode() in everything_made(register)
    past.withdraw(register, gone)
    entering.enrol(register)
    assert gone.phone.encode() not in everything_made(register)


def test_when_nobody_is_left_the_files_go_too(register, write):
    import_file(register, write(person(1)))
    entering.enrol(register)
    past.withdraw(register, signups(register)[0])
    with pytest.raises(Fault):
        entering.enrol(register)
    assert everything_made(register) == b""


def test_what_the_gate_holds_back_is_in_no_file(register, write):
    lines = [person(n) for n in range(1, 11)]
    lines += [person(20, consent="nee"), person(21, phone=1), person(22).replace("06-00", "06-O0")]
    import_file(register, write(*lines))
    entering.enrol(register)
    made = everything_made(register)
    admitted = {member.phone for member in entering.members(register)}
    held = {signup.phone for signup in signups(register) if signup.phone} - admitted
    assert len(admitted) == 9  # the tenth shares a number with somebody else
    assert held
    assert all(phone.encode() in made for phone in admitted)
    assert not any(phone.encode() in made for phone in held)


def test_a_status_and_a_group_survive_a_longer_file(register, write):
    import_file(register, write(person(1), person(2)))
    entering.enrol(register)
    member = entering.members(register)[0]
    entering.set_status(register, [member.phone], "joined")
    import_file(register, write(person(3), person(1), person(2), name="langer.csv"))
    entering.enrol(register)
    again = {m.phone: (m.status, m.group) for m in entering.members(register)}
    assert again[member.phone] == ("joined", member.group)
    assert len(again) == 3


def test_an_invitation_lapses_after_three_days(register, write):
    import_file(register, write(person(1), person(2)))
    entering.enrol(register)
    one, two = entering.members(register)
    entering.set_status(register, [one.phone], "invited", on=date.today() - timedelta(days=4))
    entering.set_status(register, [two.phone], "invited", on=date.today() - timedelta(days=3))
    assert [m.status for m in entering.members(register)] == ["lapsed", "invited"]
    assert [m.phone for m in entering.today(register).invite_again] == [one.phone]


def test_a_limit_splits_the_neighbourhood(register, write):
    decide_all(register, {"group_limit": "6"})
    import_file(register, write(*(person(n) for n in range(1, 11))))
    done = entering.enrol(register)
    assert done.counts["groups"] == 2
    sides = {}
    for member in entering.members(register):
        sides.setdefault(member.group, set()).add(int(member.number) % 2)
    assert sorted(map(tuple, sides.values())) == [(0,), (1,)]


def test_running_the_step_without_anybody_says_so(register):
    done = entering.run(register)
    assert done.counts["members"] == 0
    assert done.warnings


def test_contacts_come_in_batches_as_the_team_decided_or_as_asked_this_once(register, write):
    def numbers_per_file():
        files = sorted((register.folder.outputs / "contacten").glob("*.vcf"))
        return [path.read_text().count("BEGIN:VCARD") for path in files]

    import_file(register, write(*(person(n) for n in range(1, 8))))
    entering.enrol(register)
    assert numbers_per_file() == [7]
    decide_all(register, {"cards_per_file": "3"})
    entering.enrol(register)
    assert numbers_per_file() == [3, 3, 1]
    entering.enrol(register, batch=5)
    assert numbers_per_file() == [5, 2]
    assert len(list((register.folder.outputs / "contacten").glob("google-*.csv"))) == 2
    with pytest.raises(Fault):
        entering.enrol(register, batch=0)
    assert numbers_per_file() == [5, 2]


def test_invitations_are_a_page_to_press_and_a_text_to_copy(register, write):
    import_file(register, write(person(1), person(2), person(3, consent="nee")))
    entering.enrol(register)
    (page,) = (register.folder.outputs / "teksten").glob("uitnodigingen-*.html")
    text = page.read_text(encoding="utf-8")
    assert text.count("<li>") == 2
    assert "href=" not in text  # practice: nothing to press
    assert "Voorbeeld3" not in text
