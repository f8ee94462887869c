"""The sheets for the room: for every participant, the exercises on paper, and the answers for the trainer."""

import json
from functools import partial

from buurtapp.files import write_atomic
from buurtapp.intake import read_table
from buurtapp.press.printing import print_one
from buurtapp.press.template import compile_template
from buurtapp.steps.done import Done
from buurtapp.steps.example import answers
from buurtapp.steps.workshop.checkpoints import MISTAKES, workshop_file
from buurtapp.store import Register
from buurtapp.words import _

SHEETS = ("deelnemersblad", "oefenblad", "antwoordblad")
_NAME, _STREET, _NUMBER, _PHONE, _CONSENT, _CODE, _REMARK = 1, 2, 3, 5, 7, 8, 9
"""Places of the columns in the file of mistakes."""


def run(register: Register) -> Done:
    """Make the three sheets in `uitvoer/brieven`; the exercises are those of the file of mistakes."""
    values = {
        "buurt": register.neighbourhood().name,
        "gebied": answers()["area"].replace("; ", ", "),
        "rijen": [row | _answers().get(row["nr"], {}) for row in _rows()],
    }
    folder = register.folder.output("brieven")
    make = partial(_sheet, values)
    files = tuple(write_atomic(folder / f"{name}.docx", make(name)) for name in SHEETS)
    return Done("workshop", {"files": len(files)}, files)


def _sheet(values: dict[str, object], name: str) -> bytes:
    return print_one(compile_template(workshop_file(f"bladen/{name}.docx")), values).data


def _rows() -> list[dict[str, str]]:
    """The sign-ups of the file of mistakes as they stand there; `nr` is the row that a spreadsheet shows."""
    table = read_table(workshop_file(MISTAKES))
    return [
        {
            "nr": str(number),
            "wie": cells[_NAME],
            "waar": f"{cells[_STREET]} {cells[_NUMBER]}",
            "nummer": cells[_PHONE],
            "toestemming": cells[_CONSENT] or _("none"),
            "meer": ". ".join(filter(None, [_code(cells[_CODE]), cells[_REMARK]])),
        }
        for number, cells in zip(table.index, table.to_numpy().tolist(), strict=True)
    ]


def _code(code: str) -> str:
    return _("Code {code}", code=code) if code else ""


def _answers() -> dict[str, dict[str, str]]:
    """By row of that file: what a careful admin does, and why."""
    words = {
        "accept": _("Take over"), "wait": _("Waiting list"), "exclude": _("Leave out"), "refuse": _("Refuse"),
        "look": _("Nothing: the workbook does it"),
    }  # fmt: skip
    found = {}
    for told in json.loads(workshop_file("besluiten.json").read_text(encoding="utf-8")):
        source, _colon, row = told["signup"].rpartition(":")
        choice = told.get("choice", told["action"])
        if source == MISTAKES:
            doing = words[choice] if isinstance(choice, str) else _("Put right")
            found[row] = {"doen": doing, "waarom": told["note"]}
    return found
