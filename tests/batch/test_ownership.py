"""A street goes to its beheerder and back: package, receipt, additions, counts (design.md 3, One owner)."""

import csv
import io
import shutil

import pandas as pd
import pytest

from buurtapp.batch import city as whole
from buurtapp.batch.ownership import Ownership
from buurtapp.batch.passwords import NAME, Passwords
from buurtapp.batch.streets import folder_of
from buurtapp.model.people import Neighbourhood
from buurtapp.rights.additions import receive_additions
from buurtapp.rights.confirming import confirm
from buurtapp.rights.handover import offer
from buurtapp.rights.receiving import receive
from buurtapp.rights.reporting_back import report_back
from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.overview import overview
from buurtapp.steps.city.standing import load_standing
from buurtapp.steps.entering import members, set_status
from buurtapp.steps.registering import as_csv
from buurtapp.store import Register
from buurtapp.store.handed_over import HandedOver
from buurtapp.words import Fault


def passwords(out):
    text = (out / NAME).read_text(encoding="utf-8-sig")
    return dict(list(csv.reader(io.StringIO(text), delimiter=";"))[1:])


def known(folder):
    with Register.open(folder) as register:
        return as_csv(register)


@pytest.mark.timeout(600)
def test_the_round_trip_of_a_street(make_files, request_for, tmp_path):
    files, made = make_files(3, 60)
    out, packages, street = tmp_path / "stad", tmp_path / "pakketten", made.ids[0]
    lines = (files / "aanmeldingen.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (files / "aanmeldingen.csv").write_text("".join(lines[:-25]), encoding="utf-8")

    # a package for each street; its password lies apart, for the coordinator only
    assert whole.run_city(request_for(files, out, packages=packages)).all_done
    assert sorted(path.name for path in packages.iterdir()) == sorted(f"{id_}.zip" for id_ in made.ids)
    assert len(set(passwords(out).values())) == 3
    assert (out / NAME).stat().st_mode & 0o077 == 0
    before = known(out / street)

    # a package that lies ready stays as it is: what comes in later goes out as an addition
    (files / "aanmeldingen.csv").write_text("".join(lines), encoding="utf-8")
    packed = (packages / f"{street}.zip").read_bytes()
    assert whole.run_city(request_for(files, out, packages=packages)).all_done
    assert (packages / f"{street}.zip").read_bytes() == packed
    assert known(out / street) == before
    [addition] = packages.glob(f"{street}-aanvulling-*.zip")

    # the beheerder opens it; with her receipt only counts stay here
    hers = tmp_path / "beheerder"
    received = receive(packages / f"{street}.zip", hers, passwords(out)[street])
    assert known(hers) == before
    receipts = tmp_path / "ontvangen.txt"
    receipts.write_text(f"{street}; {received.receipt}\n{made.ids[1]} AAAA-BBBB-CCCC\n", encoding="utf-8")
    result = whole.run_city(request_for(files, out, packages=packages, receipts=[receipts]))
    assert not result.all_done
    assert [fault.saw.split(":")[0] for fault in result.not_taken] == [made.ids[1]]
    with pytest.raises(HandedOver):
        Register.open(out / street)
    names = [row["name"] for row in csv.DictReader(before.splitlines()) if " " in row["name"]]
    left = b"".join(path.read_bytes() for path in (out / street).rglob("*") if path.is_file())
    assert names
    assert not [name for name in names if name.encode() in left]

    # the addition goes on top: known rows stay, new ones come in; sent once only
    with Register.open(hers) as register:
        imported = receive_additions(addition, register, passwords(out)[street])
        assert imported.known == before.count("\n") - 1
        assert imported.new > 0
        again = receive_additions(addition, register, passwords(out)[street])
        assert (again.new, again.known) == (0, imported.new + imported.known)
        chosen = [member.phone for member in members(register)]
        set_status(register, chosen, "joined")
        told = report_back(register)
    assert whole.run_city(request_for(files, out, packages=packages)).streets == {"unchanged": 3}
    assert len(list(packages.glob(f"{street}-aanvulling-*.zip"))) == 1

    # what came of it comes back as counts
    counts = tmp_path / "teruggemeld.txt"
    counts.write_text(f"> Hier zijn ze: {told} Groet!\n", encoding="utf-8")
    assert whole.run_city(request_for(files, out, packages=packages, counts=[counts])).all_done
    standing = load_standing(CityFolder(out), street)
    assert standing.handed_over
    assert standing.signups == imported.new + imported.known
    assert f'"at":"{standing.reported}T' in told
    line = next(line for line in overview(CityFolder(out)).lines if line.id == street)
    assert (line.handed_over, line.stage) == (True, "running")


@pytest.mark.timeout(600)
def test_without_packages_new_sign_ups_for_a_handed_over_street_are_told_not_lost(make_files, request_for, tmp_path):
    files, made = make_files(1, 12)
    out, packages, street = tmp_path / "stad", tmp_path / "pakketten", made.ids[0]
    lines = (files / "aanmeldingen.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (files / "aanmeldingen.csv").write_text("".join(lines[:-4]), encoding="utf-8")
    given = "vier woorden met streepjes"
    assert whole.run_city(request_for(files, out, packages=packages, password=given)).all_done
    assert not (out / NAME).exists()
    receipt = receive(packages / f"{street}.zip", tmp_path / "beheerder", given).receipt
    receipts = tmp_path / "ontvangen.txt"
    receipts.write_text(f"{street} {receipt}", encoding="utf-8")
    (files / "aanmeldingen.csv").write_text("".join(lines), encoding="utf-8")
    result = whole.run_city(request_for(files, out, receipts=[receipts]))
    assert result.streets == {"failed": 1}
    assert "--packages" in outcomes.load(CityFolder(out), street)["06-pakket"].next
    shutil.rmtree(packages)
    assert whole.run_city(request_for(files, out, packages=packages, password=given)).all_done
    assert [path.name for path in packages.iterdir()] == [f"{street}-aanvulling-1.zip"]


@pytest.mark.timeout(600)
def test_a_package_that_lies_ready_stays_whole_wherever_it_lies_until_it_is_removed(make_files, request_for, tmp_path):
    files, made = make_files(1, 16)
    out, stick, street = tmp_path / "stad", tmp_path / "stick", made.ids[0]
    form = files / "aanmeldingen.csv"
    lines = form.read_text(encoding="utf-8").splitlines(keepends=True)

    def came_in(number):
        form.write_text("".join(lines[:number]), encoding="utf-8")

    came_in(9)
    given = "vier woorden met streepjes"
    assert whole.run_city(request_for(files, out)).all_done
    stick.mkdir()
    with Register.open(out / street) as register:
        offer(register, stick / "straat.zip", given)
    before = known(out / street)
    came_in(len(lines))
    for away in (False, True):  # the stick is in another computer now
        if away:
            stick.rename(tmp_path / "elders")
        result = whole.run_city(request_for(files, out))
        assert result.streets == {"failed": 1}
        assert "--packages" in outcomes.load(CityFolder(out), street)[outcomes.PACKAGE].next
        assert known(out / street) == before

    # the package was removed, so the street goes on here; and yet its receipt comes
    stick.mkdir()
    assert whole.run_city(request_for(files, out)).streets == {"done": 1}
    later = known(out / street).count("\n") - before.count("\n")
    assert later > 0
    receipt = receive(tmp_path / "elders" / "straat.zip", tmp_path / "beheerder", given).receipt
    with Register.open(out / street) as register:
        confirm(register, receipt, lose_changes=True)
    packages = tmp_path / "pakketten"
    assert whole.run_city(request_for(files, out, packages=packages, password=given)).all_done
    with Register.open(tmp_path / "beheerder") as register:
        assert receive_additions(packages / f"{street}-aanvulling-1.zip", register, given).new == later
    assert whole.run_city(request_for(files, out, packages=packages, password=given)).streets == {"unchanged": 1}


@pytest.mark.timeout(600)
def test_a_package_that_could_not_be_made_fails_in_every_run_until_it_is_made(make_files, request_for, tmp_path):
    files, made = make_files(1, 12)
    out, packages, street = tmp_path / "stad", tmp_path / "pakketten", made.ids[0]
    packages.mkdir()
    (packages / f"{street}.zip").write_text("something else, in the way")
    for more in ({"packages": packages}, {}, {}):
        ran = whole.run_city(request_for(files, out, **more))
        assert (ran.streets, ran.all_done) == ({"failed": 1}, False)
        assert [line.trouble.step for line in overview(CityFolder(out)).failed] == [outcomes.PACKAGE]
    (packages / f"{street}.zip").unlink()
    for more in ({"packages": packages}, {}):
        assert whole.run_city(request_for(files, out, **more)).all_done
        assert not overview(CityFolder(out)).failed


@pytest.mark.timeout(600)
def test_a_street_whose_sign_ups_stand_in_another_too_is_not_packed(make_files, request_for, tmp_path):
    files, made = make_files(2, 12)
    out, packages, lines = tmp_path / "stad", tmp_path / "pakketten", files / "straten.csv"
    assert whole.run_city(request_for(files, out)).all_done
    first, second = rows = pd.read_csv(lines, dtype=str, keep_default_na=False).to_dict("records")
    first["gebied"], second["gebied"] = second["gebied"], first["gebied"]
    pd.DataFrame(rows).to_csv(lines, index=False)
    ran = whole.run_city(request_for(files, out, packages=packages))
    assert (ran.streets, sorted(ran.round.twice)) == ({"failed": 2}, sorted(made.ids))
    assert not list(packages.glob("*"))
    assert {line.trouble.step for line in overview(CityFolder(out)).failed} == {outcomes.PACKAGE}


def test_a_given_password_must_do(tmp_path):
    with pytest.raises(Fault):
        Passwords(CityFolder(tmp_path), "kort")


@pytest.mark.parametrize("line", ["Wijk Noord/1; {receipt}", "wijk noord/1 {typed}", "wijk-noord-1\t{receipt}"])
def test_a_receipt_finds_its_street_by_the_id_of_the_list(tmp_path, line):
    city = CityFolder(tmp_path / "stad")
    folder = city.street(folder_of("Wijk Noord/1")).path
    Register.create(folder, Neighbourhood(name="Noord", practice=True)).close()
    with Register.open(folder) as register:
        offer(register, tmp_path / "noord.zip", "vier woorden met streepjes")
    receipt = receive(tmp_path / "noord.zip", tmp_path / "beheerder", "vier woorden met streepjes").receipt
    owned = Ownership(city, None)
    [unknown] = owned.take_receipts([f"Wijk Zuid {receipt}"])
    assert unknown.saw.startswith("Wijk Zuid: ")
    assert "stratenlijst" in unknown.fix
    assert not owned.take_receipts([line.format(receipt=receipt, typed=receipt.lower().replace("-", " "))])
    with pytest.raises(HandedOver):
        Register.open(folder)
    assert not (tmp_path / "noord.zip").exists()  # the coordinator keeps counts only
