"""The register as people and programs read it: one line per sign-up, the excluded ones too (design.md 6)."""

import csv
import io
import json
from pathlib import Path

from buurtapp.model.reasons import REASONS
from buurtapp.model.signup import SignUp
from buurtapp.sheets import Column, Sheet, write_workbook
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import _

COLUMNS = ("source", "row", "name", "street", "number", "addition", "postcode", "phone", "email", "verdict", "reasons",
           "verified", "consent", "group", "status")  # fmt: skip


def records(register: Register) -> list[dict[str, str | int]]:
    """The register as the command prints it: the columns of design.md 6 by their names."""
    return [_record(signup) for signup in signups(register)]


def as_csv(register: Register) -> str:
    """The register as CSV: comma, header first."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records(register))
    return out.getvalue()


def as_json(register: Register) -> str:
    """The register as a JSON list."""
    return json.dumps(records(register), ensure_ascii=False, indent=2)


def write_register(register: Register) -> Path:
    """Write `uitvoer/lijsten/register.xlsx`, with a second sheet that explains every reason; returns its path."""
    target = register.folder.output("lijsten") / "register.xlsx"
    found = signups(register)
    rows = [[*_record(signup).values(), _sentences(signup)] for signup in found]
    columns = [Column(title, width=width) for title, width in _titles()]
    codes = sorted({code for signup in found for code in signup.reasons})
    explained = Sheet(
        _("Reasons"),
        [Column(_("Code"), width=34), Column(_("What it means"), width=80)],
        [[code, _(REASONS[code].sentence)] for code in codes],
    )
    note = _("Made for the admins only. It holds neighbours' names and numbers.")
    write_workbook(target, [Sheet(_("Register"), columns, rows, note=note), explained], private=True)
    return target


def _record(signup: SignUp) -> dict[str, str | int]:
    values = {name: getattr(signup, name) for name in COLUMNS if name != "reasons"}
    return {name: ";".join(signup.reasons) if name == "reasons" else values[name] for name in COLUMNS}


def _sentences(signup: SignUp) -> str:
    return " ".join(_(REASONS[code].sentence) for code in signup.reasons)


def _titles() -> list[tuple[str, int]]:
    return [
        (_("File"), 24), (_("Row"), 6), (_("Name"), 26), (_("Street"), 22), (_("Number"), 9), (_("Addition"), 10),
        (_("Postcode"), 10), (_("Phone"), 16), (_("Mail"), 28), (_("Verdict"), 11), (_("Codes"), 28),
        (_("Checked"), 11), (_("Consent"), 10), (_("Group"), 12), (_("Status"), 12), (_("Why"), 60),
    ]  # fmt: skip
