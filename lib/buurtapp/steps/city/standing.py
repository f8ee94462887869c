"""How one street stands, in counts: what the coordinator may keep of it, and the overview is made from."""

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, get_args

from buurtapp.files import write_atomic
from buurtapp.model.admission import admit
from buurtapp.model.people import Check
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.team import admins, team
from buurtapp.store import Register
from buurtapp.store.addresses import current_codes, door_results
from buurtapp.store.forms import decisions, load
from buurtapp.store.members import groups, statuses
from buurtapp.store.runs import runs
from buurtapp.store.signups import signups
from buurtapp.words import _

Stage = Literal[
    "elsewhere", "no_initiator", "initiator", "team", "recruiting", "few_admins", "silent", "running"
]  # fmt: skip
STAGES: tuple[Stage, ...] = get_args(Stage)
SILENT_AFTER = timedelta(weeks=26)  # two test messages without anybody coming or going (domain.md 2.6)
_IN_THE_GROUP = frozenset({"added", "joined"})
_FOUND_NOTHING = ("", "-", "geen", "nee", "niets", "niet", "no", "none", "nothing")


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of one street; `last` is the day (ISO) on which somebody last came, went or was decided about.

    `households` are addresses with somebody whom the gate admits. `handed_over`: its beheerder keeps it now, and
    `reported` is the day (ISO) of the counts that came back, which tell nothing of the team.
    """

    name: str
    team: int = 0
    admins: int = 0
    addresses: int = 0
    letters: int = 0
    doors: int = 0
    signups: int = 0
    ready: int = 0
    proposed: int = 0
    ask: int = 0
    excluded: int = 0
    admitted: int = 0
    households: int = 0
    groups: int = 0
    to_add: int = 0
    members: int = 0
    last: str = ""
    elsewhere: bool = False
    practice: bool = False
    handed_over: bool = False
    reported: str = ""

    @property
    def waiting(self) -> int:
        """Sign-ups that need a person."""
        return self.proposed + self.ask


def standing(register: Register) -> Standing:
    """Count a work folder."""
    neighbourhood, decided = register.neighbourhood(), decisions(register)
    found = signups(register)
    admitted = [one for one in found if admit(one, decided, practice=neighbourhood.practice)]
    known = statuses(register)
    verdicts = [one.verdict for one in found]
    return Standing(
        name=neighbourhood.name,
        team=sum(bool(member.name) for member in team(register)),
        admins=len(admins(register)),
        addresses=len(counted_addresses(register)),
        letters=_letters(register),
        doors=len(door_results(register)),
        signups=len(found),
        ready=verdicts.count("ready"),
        proposed=verdicts.count("proposed"),
        ask=verdicts.count("ask"),
        excluded=verdicts.count("excluded"),
        admitted=len(admitted),
        households=len({one.address_id for one in admitted if one.address_id is not None}),
        groups=len(groups(register)),
        to_add=sum(status == "to_add" for _code, status, _since, _lapses in known.values()),
        members=sum(status in _IN_THE_GROUP for _code, status, _since, _lapses in known.values()),
        last=max([one.moment[:10] for one in found] + [since.isoformat() for _c, _s, since, _l in known.values()],
                 default=""),
        elsewhere=_group_elsewhere(register),
        practice=neighbourhood.practice,
    )  # fmt: skip


def stage(counted: Standing, today: date | None = None) -> Stage:
    """How far a street is; the first that holds, as that is what needs a person."""
    if counted.elsewhere:
        return "elsewhere"
    if counted.members:
        if counted.admins < 2:
            return "few_admins"
        quiet = (today or date.today()) - SILENT_AFTER
        return "silent" if counted.last and date.fromisoformat(counted.last) < quiet else "running"
    if not counted.team:
        return "no_initiator"
    if not counted.admins:
        return "initiator"
    return "recruiting" if counted.signups or counted.doors else "team"


def stage_reported(counted: Standing) -> Stage | None:
    """How far a street is that was handed over, by the counts that came back; None where none did."""
    if not counted.reported:
        return None
    return "running" if counted.members else "recruiting" if counted.signups else None


def stage_words() -> dict[Stage, str]:
    """Each stage in a word or two."""
    return {
        "elsewhere": _("a group exists already"),
        "no_initiator": _("no initiator"),
        "initiator": _("initiator"),
        "team": _("team"),
        "recruiting": _("recruiting"),
        "few_admins": _("fewer than two admins"),
        "silent": _("silent"),
        "running": _("running"),
    }


def save_standing(city: CityFolder, street: str, counted: Standing) -> Path:
    """Keep the counts of a street beside its records."""
    path = city.outcomes(street) / "stand.json"
    return write_atomic(path, json.dumps(asdict(counted), ensure_ascii=False, indent=1) + "\n")


def load_standing(city: CityFolder, street: str) -> Standing | None:
    """The counts of a street as they were last kept; None when there are none."""
    try:
        return Standing(**json.loads((city.outcomes(street) / "stand.json").read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _letters(register: Register) -> int:
    counts = runs(register).get("03-werving", {}).get("counts", {})
    made = counts.get("letters", 0) if isinstance(counts, dict) else 0
    return max(int(made), len(current_codes(register)))


def _group_elsewhere(register: Register) -> bool:
    """Whether looking on wabp.nl found a group for these streets (step 1, domain.md 2.2)."""
    check = Check.model_validate((load(register, "checklist") or {}).get("wabp_checked") or {})
    return check.done_on is not None and check.found.casefold().strip(" .!").split(" ")[0] not in _FOUND_NOTHING
