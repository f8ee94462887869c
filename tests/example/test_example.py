"""The example holds what it promises: every reason code, people who do not exist, files in their true shapes."""

import csv
import io
import json
import re
from datetime import datetime

import openpyxl
import pytest

from buurtapp.model.address import Address
from buurtapp.model.area import parse_area
from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Asked, Check, Contact, Neighbourhood, TeamMember
from buurtapp.model.reasons import REASONS

# As in the excerpt of NLExtract's BAG export that is shared as public data.
BAG_HEADER = (
    "openbareruimte;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats;gemeente;provincie;"
    "nummeraanduiding;verblijfsobjectgebruiksdoel;oppervlakteadresseerbaarobject;verblijfsobjectstatus;object_id;"
    "object_type;nevenadres;pandid;pandstatus;pandbouwjaar;x;y;lon;lat;verkorteopenbareruimte"
)
# Arise only where a team asks for them, or with letter codes; other tests make them.
ONLY_WHEN_ASKED = {
    "rules.missing", "age.missing", "residence.unverified", "code.unknown", "code.other_address", "code.many_people",
}  # fmt: skip
CHECKS = {
    "wabp_checked", "municipality_page", "wijkagent_contacted", "neighbouring_groups", "alternatives",
    "platform_chosen", "coadmins_found", "support_gauged", "wabp_registered", "signs_asked", "area_fixed",
}  # fmt: skip
REAL_MOBILE = re.compile(r"(\+31 ?6|\b06)[ .-]?[1-58](\W?\d){7}\b")
PRACTICE = re.compile(r"(?:\+31|0031|0|\(0)? ?6\)?[ -]?[0O](?:[ -]?\d){6,7}")
# A public body's own, or reserved for film and television (formats.md 4.5).
NOBODYS = {"0900-8844", "070-3182211", "+46 70 174 06 20", "0171 3920042"}

GOOGLE, MICROSOFT, TYPED, TRIAL = (
    "aanmeldingen/Aanmelden buurtapp Lindehof.csv",
    "aanmeldingen/Aanmelden Zonneveldstraat.xlsx",
    "aanmeldingen/Lijst infoavond en deuren.csv",
    "aanmeldingen/eerder - proefgroep Bakkerspad.csv",
)
CHAT = "whatsapp/WhatsApp-chat met Buurtapp Lindehof.txt"


def text_of(name: str, data: bytes) -> str:
    if not name.endswith(".xlsx"):
        return data.decode("cp1252" if name == TYPED else "utf-8")
    rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    return "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in rows)


def rows_of(data: bytes, delimiter: str = ",", encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter, strict=True))


def test_the_shipped_files_are_those_the_script_makes(files, shipped):
    lying_there = {path.relative_to(shipped).as_posix() for folder in (".", "aanmeldingen", "whatsapp")
                   for path in (shipped / folder).iterdir() if path.is_file()}  # fmt: skip
    assert set(files) <= lying_there
    assert {name for name in lying_there if name.startswith(("aanmeldingen", "whatsapp"))} <= set(files)
    assert [name for name, data in files.items() if (shipped / name).read_bytes() != data] == []


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    from make_example import make_example

    for folder, seed in (("one", 7), ("two", 7), ("three", 8)):
        make_example(tmp_path / folder, seed=seed)
    one, two, three = (
        {path.relative_to(tmp_path / folder): path.read_bytes() for path in (tmp_path / folder).rglob("*.*")}
        for folder in ("one", "two", "three")
    )
    assert one == two
    assert {name for name in one if one[name] != three[name]} >= {
        path for path in one if path.parts[0] in ("aanmeldingen", "whatsapp")
    }


def test_every_reason_code_is_intended_somewhere(plan):
    intended = {code for rows in plan.rows.values() for row in rows for code in row.codes}
    assert intended == set(REASONS) - ONLY_WHEN_ASKED


def test_most_of_about_a_hundred_signups_are_fine(plan):
    codes = [row.codes for rows in plan.rows.values() for row in rows]
    assert 90 <= len(codes) <= 110
    noted = [c for c in codes if all(REASONS[code].effect == "noted" for code in c)]
    assert len(noted) > len(codes) * 0.6


def test_no_number_can_reach_anyone(files):
    for name, data in files.items():
        assert REAL_MOBILE.search(text_of(name, data)) is None, name


def test_every_phone_number_is_a_practice_number_or_nobodys(plan, files):
    for rows in plan.rows.values():
        for row in rows:
            phone = row.cells["phone"].removesuffix(" (na 18 uur)").removesuffix(" (dochter)")
            known = phone in NOBODYS or not phone or re.fullmatch(r"6,0\dE\+08", phone)
            assert known or all(PRACTICE.fullmatch(part) for part in phone.split(" of ")), phone
    answers = json.loads(files["antwoorden.json"])
    for person in [*answers["team"], *answers["contacts"], {"phone": answers["decisions"]["contact_phone"]}]:
        assert person["phone"] in {"", "0900-8844"} or PRACTICE.fullmatch(person["phone"]), person
    chat = files[CHAT].decode()
    assert all(PRACTICE.match(found) for found in re.findall(r"\+[\d ]+", chat))


def test_no_mail_address_or_link_can_reach_anyone(files):
    for name, data in files.items():
        text = text_of(name, data)
        for domain in re.findall(r"@([\w.-]+\w)", text) + re.findall(r"https?://([\w.-]+)", text):
            assert domain.endswith((".invalid", "example.org")), (name, domain)


def test_addresses_have_the_columns_and_values_of_a_bag_export(files):
    text = files["adressen.csv"].decode("utf-8")
    assert text.splitlines()[0] == BAG_HEADER
    homes = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(homes) == 150
    assert len({home["openbareruimte"] for home in homes}) == 3
    assert all(re.fullmatch(r"[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}", home["postcode"]) for home in homes)
    assert {home["nevenadres"] for home in homes} == {"f", "t"}
    assert {home["verblijfsobjectgebruiksdoel"] for home in homes} >= {"woonfunctie", "kantoorfunctie", "winkelfunctie"}
    assert all(re.fullmatch(r"9999\d{12}", home[key]) for home in homes for key in ("nummeraanduiding", "object_id"))
    side = next(home for home in homes if home["nevenadres"] == "t")
    assert sum(home["object_id"] == side["object_id"] for home in homes) == 2


def test_addresses_have_the_additions_of_dutch_streets(files):
    homes = csv.DictReader(io.StringIO(files["adressen.csv"].decode()), delimiter=";")
    additions = {(home["huisletter"], home["huisnummertoevoeging"]) for home in homes}
    assert additions >= {("A", ""), ("B", ""), ("", "bis"), ("", "H"), ("", "1"), ("", "2"), ("", "3"), ("A", "2"),
                         ("", "RD"), ("", "ZW")}  # fmt: skip


def test_a_postcode_holds_one_run_of_about_eight_addresses(files):
    homes = list(csv.DictReader(io.StringIO(files["adressen.csv"].decode()), delimiter=";"))
    streets: dict[str, set[str]] = {}
    for home in homes:
        streets.setdefault(home["postcode"], set()).add(home["openbareruimte"])
    assert all(len(names) == 1 for names in streets.values())
    assert 6 <= len(homes) / len(streets) <= 9
    doors = {(home["postcode"], home["huisnummer"], home["huisletter"], home["huisnummertoevoeging"]) for home in homes}
    assert len(doors) == len(homes)


def test_the_google_form_is_a_csv_as_google_gives_it(files):
    data = files[GOOGLE]
    assert not data.startswith(b"\xef\xbb\xbf")
    header, *rows = rows_of(data)
    quoted = data.decode().replace('""', "")
    assert quoted.count('"') == 2 * sum(1 for row in [header, *rows] for cell in row if cell.replace('"', ""))
    assert header[0] == "Tijdstempel"
    assert any("\n" in name for name in header)
    assert any("," in name for name in header)
    assert any(name.endswith(" ") for name in header)
    assert any('"' in name for name in header)
    shape = re.compile(r"2026/\d\d/\d\d (?:1[0-2]|[1-9]):\d\d:\d\d [ap]\.m\. CEST")
    assert all(shape.fullmatch(row[0]) for row in rows)
    assert {len(row) for row in rows} == {len(header)}
    assert any(cell.startswith("Ja, de beheerders mogen") for cell in rows[0])


def test_the_microsoft_form_holds_real_dates_and_numbers_without_their_zero(files):
    sheet = openpyxl.load_workbook(io.BytesIO(files[MICROSOFT])).active
    header, *rows = sheet.iter_rows(values_only=True)
    assert header[:6] == ("ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging")
    assert any("\u00a0" in name for name in header)
    assert all(isinstance(row[1], datetime) and isinstance(row[2], datetime) and row[1] < row[2] for row in rows)
    assert all(row[3] == "anonymous" and row[4] is None for row in rows)
    phones = [row[12] for row in rows]
    assert any(isinstance(phone, int) and len(str(phone)) == 9 and str(phone).startswith("60") for phone in phones)
    assert any(isinstance(phone, str) for phone in phones)
    assert any(row[13] == "Ja;" for row in rows)


def test_the_typed_list_is_dutch_excel_with_its_damage(files):
    data = files[TYPED]
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    rows = rows_of(data, ";", "cp1252")
    assert {len(row) for row in rows} == {9}
    assert rows[0][0].startswith("Aanmeldingen infoavond")
    assert not any(rows[0][1:])
    assert rows[2] == ["Naam", "Straat", "Nr", "Toev.", "Postcode", "Mobiel", "E-mail", "Akkoord", "Opmerking"]
    assert sum(not any(row) for row in rows[3:]) >= 2
    assert rows[-1][0] == "Totaal"
    assert {row[2] for row in rows} >= {"3-feb"}
    assert any(re.fullmatch(r"6,0\dE\+08", row[5]) for row in rows)
    assert "RenÃ©e Boterbloem" in {row[0] for row in rows}


def test_the_trial_group_is_a_dutch_sheet(files):
    header, *rows = rows_of(files[TRIAL])
    assert header == ["Tijdstempel", "Naam", "Adres", "06-nummer", "Akkoord"]
    assert all(re.fullmatch(r"\d{1,2}-5-2026 \d{1,2}:\d\d:\d\d", row[0]) for row in rows)


def test_every_row_stands_where_the_plan_says(plan, files):
    for row in plan.rows["Aanmelden buurtapp Lindehof.csv"]:
        assert rows_of(files[GOOGLE])[row.row - 1][1] == row.cells["name"]
    for row in plan.rows["Lijst infoavond en deuren.csv"]:
        assert rows_of(files[TYPED], ";", "cp1252")[row.row - 1][0] == row.cells["name"]
    sheet = openpyxl.load_workbook(io.BytesIO(files[MICROSOFT])).active
    for row in plan.rows["Aanmelden Zonneveldstraat.xlsx"]:
        assert (sheet.cell(row.row, 9).value or "") == row.cells["core"]


def test_answers_are_what_the_forms_hold(files):
    answers = json.loads(files["antwoorden.json"])
    assert Neighbourhood.model_validate(answers["neighbourhood"]).practice
    decided = Decisions.model_validate(answers["decisions"])
    assert decided.verification == "address"
    assert not decided.rules
    assert decided.minimum_age is None
    assert "TESTCODE" in decided.link
    assert decided.launch
    assert decided.contact
    team = [TeamMember.model_validate(value) for value in answers["team"]]
    assert sum(member.is_admin for member in team) >= 2
    contacts = [Contact.model_validate(value) for value in answers["contacts"]]
    assert {contact.kind for contact in contacts} == {"wijkagent", "municipality", "neighbouring_group"}
    assert {Asked.model_validate(value).answer for value in answers["asked"]} == {"yes", "no", "wants_to_help", ""}
    assert set(answers["checklist"]) == CHECKS
    assert all(Check.model_validate(check).done_on for check in answers["checklist"].values())
    assert answers["motive"]
    assert answers["channels"]


def test_the_team_signs_up_with_the_numbers_it_gave(plan, files):
    signed_up = {row.person.name: row.person.words()["dashed"] for row in plan.named().values()}
    for member in json.loads(files["antwoorden.json"])["team"]:
        assert signed_up[member["name"]] == member["phone"]


def test_the_area_leaves_out_the_far_end_of_one_street(files):
    area = parse_area(json.loads(files["antwoorden.json"])["area"])
    homes = csv.DictReader(io.StringIO(files["adressen.csv"].decode()), delimiter=";")
    outside = {
        (home["openbareruimte"], int(home["huisnummer"]))
        for home in homes
        if not area.covers(Address(home["openbareruimte"], int(home["huisnummer"]), "", home["postcode"]))
    }
    assert outside == {("Burgemeester Zonneveldstraat", number) for number in range(41, 52)}


def test_the_history_speaks_of_rows_and_doors_that_exist(plan, files):
    history = json.loads(files["geschiedenis.json"])
    places = {row.place for rows in plan.rows.values() for row in rows}
    doors = {f"{home.postcode}|{home.number}|{home.addition.upper()}" for home in plan.homes}
    assert history[0] == {"action": "import", "file": TRIAL, "on": "2026-05-18", "by": "Bram Wollesok"}
    assert {action["action"] for action in history} == {"import", "verify", "refuse", "withdraw", "put_out", "door"}
    assert {action["signup"] for action in history if "signup" in action} <= places
    at_doors = [action for action in history if action["action"] == "door"]
    assert {action["address"] for action in at_doors} <= doors
    assert {action["result"] for action in at_doors} == {"joined", "thinks", "no", "not_home", "sticker"}
    assert {action["round"] for action in at_doors} == {1, 2}


def test_the_chat_is_a_dutch_android_export(files):
    lines = files[CHAT].decode("utf-8").splitlines()
    begin = re.compile(r"\d{1,2}-\d\d-2026 (?:1[0-2]|[1-9]):\d\d ’s (nachts|ochtends|middags|avonds) - .")
    assert begin.match(lines[0])
    assert 0 < sum(not begin.match(line) for line in lines) < 6  # messages of more than one line
    assert {begin.match(line)[1] for line in lines if begin.match(line)} == {"nachts", "ochtends", "middags", "avonds"}
    text = "\n".join(lines)
    for words in (
        "gemaakt", "toegevoegd", "via de uitnodigingslink", "neemt deel via de uitnodiging", "heeft de groep verlaten",
        "verwijderd", "heeft een nieuw telefoonnummer", "is gewijzigd naar", "<Media weggelaten>",
        "Dit bericht is verwijderd", "~\u00a0", "\u202a+31 6 0",
    ):  # fmt: skip
        assert words in text


def test_a_larger_example_keeps_its_story(tmp_path):
    from make_example import make_example

    plan = make_example(tmp_path, streets=8, addresses=500, signups=300)
    assert len(plan.homes) == 500
    assert len({home.street for home in plan.homes}) == 8
    assert sum(len(rows) for rows in plan.rows.values()) == 300
    people = [(row.person.name, row.person.home.line) for rows in plan.rows.values() for row in rows if not row.key]
    assert len(set(people)) == len(people)
    assert {code for rows in plan.rows.values() for row in rows for code in row.codes} == set(REASONS) - ONLY_WHEN_ASKED


@pytest.mark.parametrize("too_small", [{"streets": 2}, {"addresses": 100}, {"signups": 20}, {"streets": 5}])
def test_an_example_smaller_than_its_story_is_refused(tmp_path, too_small):
    from make_example import make_example

    with pytest.raises(ValueError, match="The story needs 3 streets"):
        make_example(tmp_path, **too_small)
    assert list(tmp_path.iterdir()) == []
