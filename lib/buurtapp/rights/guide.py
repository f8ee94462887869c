"""The page that goes along with a neighbourhood: how it stands, what is open, what is coming, who is who."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from buurtapp.press.decided import decision_rows
from buurtapp.press.printing import print_one
from buurtapp.press.shelf import template_file
from buurtapp.press.team import team_context
from buurtapp.press.template import Template, compile_template
from buurtapp.rights.coming import coming
from buurtapp.rights.hand_list import by_hand
from buurtapp.rights.open_ends import open_ends
from buurtapp.rights.whereabouts import people, places, standing_now
from buurtapp.store import Register
from buurtapp.store.forms import decisions

_FILE = "wat-je-moet-weten.docx"


def guide(register: Register, today: date | None = None) -> bytes:
    """The page as a Word document: counts, and contacts of those who keep the group; none of its members.

    Raises Fault when somebody edited its template in a way that cannot be filled in.
    """
    day = today or date.today()
    team = team_context(register.neighbourhood(), decisions(register), today=day)
    rows = {
        "stand": [{"wat": what, "aantal": number} for what, number in standing_now(register)],
        "open_zaken": [{"wat": what, "uitleg": more} for what, more in open_ends(register, day)],
        "momenten": [{"dag": when, "wat": what} for when, what in coming(register, day)],
        "plekken": [{"wat": what, "waar": where} for what, where in places(register)],
        "mensen": [dict(zip(("naam", "rol", "telefoon", "mail"), one, strict=True)) for one in people(register)],
        "taken": by_hand(register),
        "besluiten": [{"vraag": question, "antwoord": answer} for question, answer in decision_rows(team)],
    }
    return print_one(_template(), {**team.values, **rows}).data


def _template() -> Template:
    path = template_file(_FILE)
    return _compiled(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _compiled(path: Path, _changed: int) -> Template:
    """Compiled once for all streets of a city, and anew when somebody edited the file."""
    return compile_template(path)
