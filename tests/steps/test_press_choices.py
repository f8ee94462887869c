"""The press: which addresses, which code, one proof letter, and nothing half written when it goes wrong."""

import re
import zipfile
from datetime import datetime, timedelta

import docx
import pytest
from numbers_at_run_time import mobiles
from steps.conftest import person

from buurtapp.intake import read_pasted, recognise_columns, signup_fields
from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood
from buurtapp.press import MEDIA, is_well_formed, read_letters, template_path
from buurtapp.press.message import draft
from buurtapp.steps import printing, recruitment, signing_up, templates
from buurtapp.steps.choosing import Choice, chosen
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.doors import save_result
from buurtapp.steps.importing import import_file
from buurtapp.steps.team import context
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses, codes, replace_addresses
from buurtapp.store.forms import decisions
from buurtapp.store.signups import signups
from buurtapp.words import Fault, speaking

LINK = "https://formulier.voorbeeld.invalid/doemee?entry.1=TESTCODE"


def by_door(register: Register) -> dict[str, int]:
    return {address.line: number for number, address in all_addresses(register).items()}


def letters_of(done) -> list[str]:
    return [letter.text for letter in read_letters(done.files[0].read_bytes())]


def doors_of(done) -> list[str]:
    return [re.search(r"Lindelaan [\w-]+", text)[0] for text in letters_of(done)]


def test_only_new_addresses_are_those_never_printed(register):
    recruitment.letters(register, "brief")
    with pytest.raises(Fault, match="al eens gemaakt"):
        recruitment.letters(register, "brief", Choice("new"))
    more = [*all_addresses(register).values(), Address("Lindelaan", 42, "", "1999AB", "Voorbeeldstad")]
    replace_addresses(register, more, Area())
    done = recruitment.letters(register, "brief", Choice("new"))
    assert doors_of(done) == ["Lindelaan 42"]
    assert done.files[0].name == "brieven-nieuw.docx"
    assert len(letters_of(recruitment.letters(register, "herinnering", Choice("new")))) == 41  # its own first time


def test_not_home_and_without_an_answer(register, write):
    door = by_door(register)
    for number, result in ((1, "not_home"), (3, "no"), (5, "sticker"), (7, "thinks"), (9, "not_home")):
        save_result(register, door[f"Lindelaan {number}"], result)
    import_file(register, write(person(9), person(11)))
    signing_up.run(register)
    assert doors_of(recruitment.letters(register, "deurkaart", Choice("not-home"))) == ["Lindelaan 1"]
    open_ = set(doors_of(recruitment.letters(register, "herinnering", Choice("open"))))
    assert open_ == {f"Lindelaan {n}" for n in range(1, 41)} - {f"Lindelaan {n}" for n in (3, 5, 9, 11)}


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("Lindelaan 1-9 oneven", [1, 3, 5, 7, 9]),
        ("lindelaan 3", [3]),
        ("Lindelaan 2; Lindelaan 30-32", [2, 30, 31, 32]),
        ("1999AB", range(1, 41)),
    ],
)
def test_a_few_streets_or_numbers(register, where, found):
    assert {address.number for address in chosen(register, "brief", Choice(where=where)).values()} == set(found)


def test_one_door_is_named_with_its_addition(register):
    doors = [Address("Lindelaan", 3, addition, "1999AB") for addition in ("", "1", "2")]
    replace_addresses(register, doors, Area())
    assert [a.addition for a in chosen(register, "brief", Choice(where="Lindelaan 3-2")).values()] == ["2"]


@pytest.mark.parametrize(
    "where",
    ["Spooklaan", "Lindelaan 1-9; Lindelann 10-20", "Lindelaan 3; 9999ZZ", "../../x", "Lindelaan 400", "..\\..\\x 1-3"],
)
def test_a_choice_without_addresses_is_refused_and_writes_nothing(register, where):
    with pytest.raises(Fault):
        recruitment.letters(register, "brief", Choice(where=where))
    assert not list(register.folder.output("brieven").iterdir())


@pytest.mark.parametrize("street", ["../../x", "Jan & <Piet> {{ code }}", "Kerk\nstraat", "C:\\x", "CON", "{% if %}"])
def test_a_hostile_street_stays_a_street(register, street):
    decide_all(register, {"link": LINK})
    replace_addresses(register, [Address(street, 1, "", "1999AC", "Voorbeeldstad")], Area())
    done = recruitment.letters(register, recruitment.ALL, Choice(where="1999AC"))
    assert all(register.folder.outputs in path.resolve().parents for path in done.files)
    assert not list(register.folder.path.parent.glob("x*"))
    brief = next(path for path in done.files if path.name.startswith("brieven"))
    assert f"{street} 1" in read_letters(brief.read_bytes())[0].text


@pytest.mark.parametrize("key", ["link", "contact", "costs"])
def test_a_groups_invitation_is_refused_where_it_is_decided(register, key):
    before = decisions(register)
    with pytest.raises(Fault, match="uitnodiging"):
        decide_all(register, {"rules": "yes", key: "https://chat.whatsapp.com/AbCdEf"})
    assert decisions(register) == before


def test_an_address_keeps_its_code_and_a_new_resident_gets_another(register):
    decide_all(register, {"link": LINK})
    before = recruitment.address_codes(register)
    recruitment.letters(register, "brief")
    done = recruitment.welcome(register, "Lindelaan 7")
    after = recruitment.address_codes(register)
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"1999AB|7|"}
    code = after["1999AB|7|"]
    assert is_well_formed(code)
    assert f"{code[:3]} {code[3:]}" in letters_of(done)[0]
    assert "nieuwe bewoners" in letters_of(done)[0]
    assert codes(register)[before["1999AB|7|"]] == codes(register)[code] == by_door(register)["Lindelaan 7"]
    recruitment.welcome(register, "Lindelaan 7")
    assert len(codes(register)) == 42


def test_a_former_code_proves_the_sign_ups_of_its_own_time_alone(register, tmp_path):
    decide_all(register, {"link": LINK, "verification": "evidence"})
    code = recruitment.address_codes(register)["1999AB|7|"]
    recruitment.welcome(register, "Lindelaan 7")
    before, after = (datetime.now() + timedelta(days=days) for days in (-1, 1))
    rows = [
        f"{day:%Y-%m-%d %H:%M:%S};{name} Voorbeeld;Lindelaan;7;1999AB;06-00{1097 * n:06d};ja;{code}\n"
        for n, day, name in [(1, before, "Ada"), (2, after, "Bob")]
    ]
    path = tmp_path / "codes.csv"
    path.write_text("Tijdstempel;Naam;Straat;Huisnummer;Postcode;Mobiel;Akkoord;Code\n" + "".join(rows))
    import_file(register, path)
    assert [person.verified for person in signups(register)] == ["code", "address"]
    assert [set(person.reasons) for person in signups(register)] == [set(), {"code.unknown", "residence.unverified"}]


def test_a_proof_letter_has_the_real_code_and_is_no_run(register):
    decide_all(register, {"link": LINK})
    done = printing.proof(register)
    code = recruitment.address_codes(register)[next(iter(chosen(register, "brief").values())).key]
    assert done.files[0].name == "proef-brief.docx"
    assert f"{code[:3]} {code[3:]}" in done.warnings[0]
    assert "TESTCODE" not in letters_of(done)[0]
    assert len(letters_of(recruitment.letters(register, "brief", Choice("new")))) == 40


def test_letters_warn_until_their_link_was_proven(register):
    decide_all(register, {"link": LINK})
    assert any("proefbrief" in warning for warning in recruitment.letters(register, "brief").warnings)
    printing.proof(register)
    assert not any("proefbrief" in warning for warning in recruitment.letters(register, "brief").warnings)
    decide_all(register, {"link": LINK + "&v=2"})
    assert any("proefbrief" in warning for warning in recruitment.letters(register, "brief").warnings)


def test_what_the_letters_say_is_read_back(register, monkeypatch):
    decide_all(register, {"link": LINK})
    recruitment.letters(register, "brief")
    path = register.folder.outputs / "brieven" / "brieven.docx"
    earlier = path.read_bytes()
    own = register.folder.path / "eigen.docx"
    with zipfile.ZipFile(template_path("brief")) as source, zipfile.ZipFile(own, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"{{ adres }}", b"{% if adres %}hier{% endif %}"))
    monkeypatch.setattr(templates, "template_path", lambda _kind: own)
    with pytest.raises(Fault, match="Lindelaan 2"):
        recruitment.letters(register, "brief")
    assert path.read_bytes() == earlier


def test_a_file_held_open_by_word_keeps_what_it_was(register, monkeypatch):
    recruitment.letters(register, "brief")
    path = register.folder.outputs / "brieven" / "brieven.docx"
    earlier = path.read_bytes()

    def held(_self, _target):
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr("pathlib.Path.replace", held)
    with pytest.raises(Fault, match=r"brieven\.docx"):
        recruitment.letters(register, "brief", Choice())
    assert path.read_bytes() == earlier
    assert [file.name for file in path.parent.iterdir()] == ["brieven.docx"]


def test_english_and_large_print_stand_beside_the_dutch(register):
    with speaking("en"):
        english = recruitment.letters(register, "brief", Choice(large=True))
    assert [path.name for path in english.files] == ["brieven-large-en.docx"]
    assert [path.name for path in recruitment.letters(register, "brief").files] == ["brieven.docx"]
    assert [path.name for path in recruitment.letters(register, "poster", Choice(large=True)).files] == ["poster.docx"]


def test_labels_and_counts_to_order(register):
    done = recruitment.letters(register, "etiketten", Choice(where="Lindelaan 1-9 oneven"))
    assert done.counts == {"etiketten": 5}
    order = recruitment.letters(register, "bestelling")
    cells = [cell.text for table in docx.Document(order.files[0]).tables for row in table.rows for cell in row.cells]
    assert cells.count("40") >= 3  # stickers, letters, reminders: one to an address


def test_a_message_that_was_filled_in_reads_back_as_a_sign_up(tmp_path):
    with Register.create(tmp_path / "echt", Neighbourhood(name="Echt")) as register:
        phone = mobiles(1)[0]
        decide_all(register, {"signup_route": "whatsapp", "contact_phone": phone, "minimum_age": "18", "rules": "yes"})
        text = draft(context(register), Address("Lindelaan", 3, "A", "1999AB"), "WKJR7C6")
    answered = text.replace("Naam:", "Naam: Joke Voorbeeld").replace("(ja/nee):", "(ja/nee): ja")
    table = read_pasted(f"[12-03-2027 14:05] Joke: Aanmelding Buurtapp Echt\n{answered}")
    [row] = signup_fields(table, recognise_columns(table)).to_dict("records")
    said = {field: row[field] for field in ("name", "address", "code", "consent", "rules", "age")}
    assert said == {
        "name": "Joke Voorbeeld", "address": "Lindelaan 3A, 1999AB", "code": "WKJR7C6", "consent": "ja", "rules": "ja",
        "age": "ja",
    }  # fmt: skip


def test_every_kind_of_the_shelf_has_a_template():
    assert all(template_path(kind).exists() for kind in MEDIA)


def test_two_languages_on_one_sheet_have_a_file_of_their_own_and_say_one_code(register):
    decide_all(register, {"link": LINK})
    done = recruitment.letters(register, "brief", Choice(where="Lindelaan 1-4", two_sided=True))
    assert done.files[0].name == "brieven-lindelaan-1-4-nl-en.docx"
    assert done.counts == {"letters": 4}
    assert not any("still to fill in" in warning for warning in done.warnings)
    given = codes(register)
    pages = letters_of(done)
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        (said,) = {re.search(r"\b[A-Z\d]{3} [A-Z\d]{4}\b", page)[0].replace(" ", "") for page in (front, back)}
        assert said in {code for code, _door in given.items()}
        assert "Beste buren" in front
        assert "Dear neighbours" in back
    proof = printing.proof(register, "deurkaart", Choice(two_sided=True))
    assert proof.files[0].name == "proef-deurkaart-nl-en.docx"
    with pytest.raises(Fault, match="niet in twee talen"):
        recruitment.letters(register, "looplijst", Choice(two_sided=True))
