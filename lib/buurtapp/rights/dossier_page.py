"""The document about one person as a Word file in the owner's folder, for its owner only."""

from datetime import date
from pathlib import Path

from babel.dates import format_date

from buurtapp.files import write_atomic
from buurtapp.press.printing import print_one
from buurtapp.press.template import compile_template
from buurtapp.press.values import blank
from buurtapp.rights.dossier import Dossier
from buurtapp.rights.files import DOSSIER
from buurtapp.store import Register
from buurtapp.store.folder import project_root
from buurtapp.store.forms import decisions
from buurtapp.words import _, language

TEMPLATE = "inzage.docx"


def write_dossier(register: Register, made: Dossier, key: str, on: date | None = None) -> Path:
    """Write the document into `uitvoer/lijsten`, under a name that does not name the person; returns its path.

    `key` tells two people apart, such as a row of the register. Raises Fault when the template cannot be filled in.
    """
    decided = decisions(register)
    day = on or date.today()
    values = {
        "groep": decided.group_name or register.neighbourhood().name,
        "contact": decided.contact or blank(_("contact")),
        "datum": format_date(day, "d MMMM y", locale=language()),
        "titel": made.title,
        "boven": made.top,
        "delen": [
            {"kop": section.title, "regels": [{"wat": label, "waarde": value} for label, value in section.lines]}
            for section in made.sections
        ],
    }
    page = print_one(compile_template(_template()), values)
    name = f"{DOSSIER}{day.isoformat()}-{register.mark('dossier', key)[:6]}.docx"
    return write_atomic(register.folder.output("lijsten") / name, page.data, private=True)


def _template() -> Path:
    folder = project_root() / "templates"
    path = folder / language() / TEMPLATE
    return path if path.exists() else folder / "nl" / TEMPLATE
