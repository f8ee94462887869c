"""The whole city at a glance: each street's stage, its counts as they may be shown, and the next action."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import Outcome
from buurtapp.steps.city.round import Round, load_round
from buurtapp.steps.city.rounding import Shown, shown, total
from buurtapp.steps.city.standing import STAGES, Stage, Standing, load_standing, stage
from buurtapp.words import Fault, _

FUNNEL = ("addresses", "letters", "signups", "admitted", "members")
_PEOPLE = ("signups", "admitted", "households", "waiting", "to_add", "members")
_PLAIN = ("addresses", "letters", "admins", "groups")


@dataclass(frozen=True, slots=True)
class Line:
    """One street. `stage` is None while nothing of it was made; `trouble` is the step that stopped it."""

    id: str
    name: str
    stage: Stage | None
    counts: dict[str, Shown]
    trouble: Outcome | None
    next: str
    handed_over: bool = False
    coverage: int | None = None

    @property
    def order(self) -> tuple[bool, int, str]:
        """What failed first, then by stage, then by name."""
        place = STAGES.index(self.stage) if self.stage else -1
        return (self.trouble is None, place, self.name.casefold())


@dataclass(frozen=True, slots=True)
class Overview:
    """Every street of the list, and the sums."""

    round: Round
    lines: list[Line]
    exact: bool = False

    @property
    def failed(self) -> list[Line]:
        """The streets that a step stopped, with the error."""
        return [line for line in self.lines if line.trouble]

    @property
    def stages(self) -> dict[Stage, int]:
        """How many streets are at each stage."""
        counted = Counter(line.stage for line in self.lines)
        return {name: counted[name] for name in STAGES}

    @property
    def funnel(self) -> dict[str, int]:
        """From addresses to members, for the whole city, from what is shown of each street."""
        return {name: total(line.counts[name] for line in self.lines if name in line.counts) for name in FUNNEL}

    @property
    def waiting(self) -> int:
        """How many streets have sign-ups that need a person."""
        return sum(line.next == _settle() for line in self.lines)


def overview(city: CityFolder, *, exact: bool = False, today: date | None = None) -> Overview:
    """Read what the batch kept of every street. Raises Fault when no batch ran in this folder."""
    made = load_round(city)
    if made is None:
        raise Fault(
            _("In the folder {name} no city was made yet.", name=city.path.name),
            _("The overview tells what a batch did."),
            _("Run the batch first: buurtapp batch."),
            _("Look whether this is the right folder."),
        )
    lines = [_line(city, id_, name, exact, today) for id_, (name, _fault) in made.streets.items()]
    return Overview(made, sorted(lines, key=lambda line: line.order), exact)


def _line(city: CityFolder, id_: str, name: str, exact: bool, today: date | None) -> Line:
    counted = load_standing(city, id_)
    kept = outcomes.load(city, id_)
    trouble = next((one for one in kept.values() if not one.good), None)
    if counted is None:
        return Line(id_, name, None, {}, trouble, _next(trouble, None, None))
    found = stage(counted, today)
    counts = {key: shown(getattr(counted, key), exact=exact) for key in _PEOPLE}
    counts |= {key: Shown(getattr(counted, key)) for key in _PLAIN}
    packed = not trouble and not counted.handed_over and outcomes.PACKAGE in kept
    now = _hand_over() if packed else _next(trouble, counted, found)
    return Line(id_, name, found, counts, trouble, now, counted.handed_over, _coverage(counts, counted))


def _coverage(counts: dict[str, Shown], counted: Standing) -> int | None:
    """Households that take part, in percent of the addresses; None where it would tell a small count."""
    households = counts["households"].value
    return (
        None if households is None or not counted.addresses else min(100, round(100 * households / counted.addresses))
    )


def _next(trouble: Outcome | None, counted: Standing | None, found: Stage | None) -> str:
    """The one thing to do now."""
    if trouble:
        return trouble.next or _("Run the batch again.")
    if counted is None:
        return _("Run the batch again.")
    if counted.handed_over:
        return _("Nothing: its beheerder keeps it now.")
    if counted.waiting and found not in ("elsewhere", "no_initiator"):
        return _settle()
    return {
        "elsewhere": _("Ask the admin of that group whether these houses may join."),
        "no_initiator": _("Look for somebody who wants to start."),
        "initiator": _("Look for two admins together."),
        "team": _("Print the letters and go round."),
        "recruiting": _("Put the people who may join in WhatsApp."),
        "few_admins": _("Look for a second admin."),
        "silent": _("Ask the admin whether the group still runs."),
        "running": _("Nothing now."),
        None: "",
    }[found]


def _hand_over() -> str:
    return _("Give the package to the beheerder, and ask for the receipt.")


def _settle() -> str:
    return _("Look at the sign-ups that need a person.")
