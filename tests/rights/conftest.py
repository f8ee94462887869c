"""A neighbourhood in which one person has left something everywhere, and others must not be touched."""

import csv
import io
import json
import shutil
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest
from intake.writers import ods, xls
from xlsxwriter import Workbook

from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood
from buurtapp.steps import entering, recruitment, signing_up
from buurtapp.steps.importing import import_file
from buurtapp.store import Register
from buurtapp.store.addresses import replace_addresses, save_door
from buurtapp.store.backup import back_up
from buurtapp.store.forms import save
from buurtapp.store.sightings import Sighting, keep_match, replace_sightings
from buurtapp.store.signups import signups

HEADER = ["Tijdstempel", "Naam", "Straat", "Huisnummer", "Postcode", "Mobiel", "E-mail", "Akkoord", "Opmerking"]
PHONE, NAME, MAIL, DOOR = "+31600135790", "Renée Voorbeeld-Wég", "renee@weg.invalid", "Lindelaan 7"
HERS = (NAME, MAIL, DOOR)
PEOPLE = {1: "Anna Voorbeeld", 3: "Bram Proef", 5: "Çelik Test", 9: "Dirk Blijft"}


def row(number: int, *, name: str = "", phone: str = "", mail: str = "", day: str = "2026-09-01", remark: str = ""):
    """One sign-up of the street, as the file has it."""
    return [f"{day} 20:00:00", name or PEOPLE[number], "Lindelaan", str(number), "1999AB",
            phone or f"06-0024680{number}", mail or f"n{number}@voorbeeld.invalid", "ja", remark]  # fmt: skip


def hers(phone: str = "06-00135790", day: str = "2026-09-02", remark: str = ""):
    """Her own sign-up."""
    return row(7, name=NAME, phone=phone, mail=MAIL, day=day, remark=remark)


def as_csv(rows, encoding="utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([HEADER, *rows])
    return out.getvalue().encode(encoding)


def as_xlsx(rows, numbers: bool = False) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Aanmeldingen")
        for down, cells in enumerate([HEADER, *rows]):
            sheet.write_row(
                down, 0, [int(c[1:]) if numbers and c.startswith("06") and c.isdigit() else c for c in cells]
            )
        book.add_worksheet("Notities").write_string(0, 0, f"Bel {NAME} nog even: 06 00 13 57 90")
    return out.getvalue()


def as_zip(rows) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Formulier.csv", as_csv(rows))
    return out.getvalue()


def as_cards(rows) -> bytes:
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{r[1]}\r\nN:{r[1]};;;;\r\nTEL;TYPE=CELL:{r[5]}\r\nEMAIL:{r[6]}\r\n"
        f"ADR:;;{r[2]} {r[3]};;;{r[4]};\r\nEND:VCARD\r\n"
        for r in rows
    ).encode()


def files() -> dict[str, bytes]:
    """Sign-up files of every kind; in each she stands between others."""
    return {
        "formulier.csv": as_csv([row(1), hers(), row(3, remark=f"samen met {NAME} van de koffie")]),
        "oud.csv": as_csv([row(1, day="2026-08-01"), hers("0600135790", "2026-08-02")], "cp1252"),
        "breed.csv": as_csv([hers("+31 6 0013 5790", "2026-08-03"), row(5)], "utf-16"),
        "lijst.xlsx": as_xlsx([row(9), hers("0031 (0)6 00135790", "2026-08-04")]),
        "getallen.xlsx": as_xlsx([hers("0600135790", "2026-08-05"), row(9, day="2026-08-05")], numbers=True),
        "blad.ods": ods({"Blad1": [HEADER, hers(day="2026-08-06"), row(5, day="2026-08-06")]}),
        "oud.xls": xls({"Blad1": [HEADER, row(1, day="2026-08-07"), [*hers(day="2026-08-07")[:5], 600135790.0,
                                                                     *hers()[6:]]]}),
        "download.zip": as_zip([row(3, day="2026-08-08"), hers(day="2026-08-08")]),
        "kaarten.vcf": as_cards([row(1), hers(), row(5)]),
        "geplakt-2026-09-03.txt": f"Naam: {NAME}\nAdres: {DOOR}\nTelefoon: 06 0013 5790\nAkkoord: ja\n\n"
        f"Naam: {PEOPLE[9]}\nAdres: Lindelaan 9\nTelefoon: 06-00246809\nAkkoord: ja\n".encode(),
    }  # fmt: skip


@dataclass
class Lived:
    """The folder, and the files as they were when they came."""

    register: Register
    originals: dict[str, bytes]
    outside: Path

    @property
    def folder(self) -> Path:
        return self.register.folder.path


@pytest.fixture
def empty(tmp_path):
    """A practice neighbourhood of one street."""
    with _empty(tmp_path / "lindehof") as made:
        yield made


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Path:
    """A folder with a work folder in which she lived, and the files as they came."""
    folder = tmp_path_factory.mktemp("geleefd")
    _live(folder / "lindehof", folder / "buiten")
    return folder


@pytest.fixture
def lived(made_once, tmp_path):
    """She signed up in ten ways, was decided on, checked, mentioned, seen, printed, backed up and copied."""
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    with Register.open(tmp_path / "lindehof") as register:
        yield Lived(register, files(), tmp_path / "buiten")


def _empty(path: Path) -> Register:
    made = Register.create(path, Neighbourhood(name="Lindehof", practice=True))
    replace_addresses(made, [Address("Lindelaan", n, "", "1999AB", "Voorbeeldstad") for n in range(1, 21)], Area())
    return made


def _live(path: Path, outside: Path) -> None:
    empty = _empty(path)
    outside.mkdir()
    for name, data in files().items():
        (outside / name).write_bytes(data)
        import_file(empty, outside / name)
    newest = next(signup for signup in signups(empty) if signup.phone == PHONE and signup.same_as is None)
    signing_up.decide(empty, newest, {"name": NAME, "phone": PHONE, "email": MAIL})
    signing_up.undo(empty)
    signing_up.decide(empty, newest, {"name": NAME, "consent": "ja"})
    signing_up.decide(empty, newest, "accept")
    signing_up.verify(empty, newest, "door", "Anna Voorbeeld", date(2026, 9, 5))
    save_door(empty, 7, 1, "joined", date(2026, 9, 4), "Anna")
    save(empty, "team", {"name": "Anna Voorbeeld", "role": "main_admin", "availability": f"niet met {NAME}"}, "1")
    keeper = Neighbourhood(name="Lindehof", practice=True, keeper=f"Anna, en anders {NAME}")
    empty.save_neighbourhood(keeper)
    save(empty, "asked", {"who": NAME, "answer": "yes"}, "1")
    replace_sightings(
        empty, [Sighting(NAME, "", "joined", "2026-09-06"), Sighting(PHONE, PHONE, "joined", "2026-09-06")]
    )
    keep_match(empty, NAME.casefold(), newest.id)
    entering.enrol(empty)
    entering.set_status(empty, [PHONE], "joined")
    recruitment.letters(empty, "brief")
    _beside(empty)
    empty.close()


def _beside(register) -> None:
    """What lies in a folder too: a backup, a conflict copy, notebooks that were saved with output, a letter, a mail."""
    folder = register.folder.path
    back_up(register, folder / "reserve" / "buurt-2026-09-07.sqlite")
    back_up(register, folder / "buurt (1).sqlite")
    cell = {
        "cell_type": "code",
        "source": f"zoek('{NAME}')",
        "metadata": {},
        "execution_count": 1,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": [f"{NAME} 06-00135790\n", "Dirk Blijft\n"]}],
    }
    book = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=True)
    for place in ("05-whatsapp.ipynb", ".ipynb_checkpoints/05-whatsapp-checkpoint.ipynb"):
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_text(book)
    letter = docx.Document()
    paragraph = letter.add_paragraph("Beste ")
    for run in (NAME[:4], NAME[4:], ", wij bellen u op 06-0013", "5790."):
        paragraph.add_run(run).bold = run.startswith("R")
    letter.add_paragraph("Groet van Dirk Blijft")
    table = letter.add_table(2, 2)
    for cell, text in zip(table._cells, (NAME, MAIL, "Dirk Blijft", "n9@voorbeeld.invalid"), strict=True):
        cell.text = text
    letter.save(folder / "notitie.docx")
    (folder / "mail.txt").write_text(f"Van: {MAIL}\nIk ben Dirk Blijft niet.\n", encoding="utf-16")
    (folder / f"Foto van {NAME}.txt").write_text("leeg")
    (register.folder.inputs / ".half-stuk.csv").write_bytes(as_csv([hers()]))
