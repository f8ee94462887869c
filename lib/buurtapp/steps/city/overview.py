"""The whole city at a glance: each street's stage, its counts as they may be shown, and the next action."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from buurtapp.steps.city import outcomes
from buurtapp.steps.city.action import action, settle
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import Outcome
from buurtapp.steps.city.round import Round, load_round
from buurtapp.steps.city.rounding import Shown, shown, total
from buurtapp.steps.city.standing import STAGES, Stage, Standing, load_standing, stage, stage_reported
from buurtapp.words import Fault, _

FUNNEL = ("addresses", "letters", "signups", "admitted", "members")
_PEOPLE = ("signups", "admitted", "households", "waiting", "to_add", "members")
_PLAIN = ("addresses", "letters", "admins", "groups")


@dataclass(frozen=True, slots=True)
class Line:
    """One street. `stage` is None while nothing of it was made; `trouble` is the step that stopped it.

    Of one that was handed over, `stage` is what its beheerder's counts told on the day `reported`; None without them.
    `page` is the notebook in which to do what is next, from the city's folder on; empty when there is none.
    """

    id: str
    name: str
    stage: Stage | None
    counts: dict[str, Shown]
    trouble: Outcome | None
    next: str
    handed_over: bool = False
    reported: str = ""
    coverage: int | None = None
    page: str = ""

    @property
    def order(self) -> tuple[bool, int, str]:
        """What failed first, then by stage, then by name; what was handed over last."""
        return (self.trouble is None, self.place, self.name.casefold())

    @property
    def place(self) -> int:
        """The place of its stage among all."""
        if self.handed_over:
            return len(STAGES)
        return STAGES.index(self.stage) if self.stage else -1


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
        """How many streets are at each stage, without those that were handed over."""
        counted = Counter(line.stage for line in self.lines if not line.handed_over)
        return {name: counted[name] for name in STAGES}

    @property
    def handed_over(self) -> int:
        """How many streets are with their beheerder."""
        return sum(line.handed_over for line in self.lines)

    @property
    def funnel(self) -> dict[str, int]:
        """From addresses to members, for the whole city, from what is shown of each street."""
        return {name: total(line.counts[name] for line in self.lines if name in line.counts) for name in FUNNEL}

    @property
    def rows(self) -> dict[str, Shown]:
        """The sums of the routing as they may be shown: beside the streets' counts exact ones would tell the hidden.

        That no row was set aside tells of nobody.
        """
        made, exact = self.round, self.exact
        found = {"routed": shown(made.routed, exact=exact), "aside": shown(made.aside, exact=exact or not made.aside)}
        return found | {"read": shown(total(found.values()), exact=exact)}

    @property
    def waiting(self) -> int:
        """How many streets have sign-ups that need a person."""
        return sum(line.next == settle().said for line in self.lines)


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
    found = stage(counted, today) if counted else None
    counts: dict[str, Shown] = {}
    if counted:
        counts = {key: shown(getattr(counted, key), exact=exact) for key in _PEOPLE}
        counts |= {key: Shown(getattr(counted, key)) for key in _PLAIN}
    now = action(trouble, counted, found, packed=outcomes.PACKAGE in kept)
    if counted is not None and counted.handed_over:  # nobody here knows its households, or has its page
        return Line(id_, name, stage_reported(counted), counts, trouble, now.said, handed_over=True,
                    reported=counted.reported)  # fmt: skip
    coverage = _coverage(counts, counted) if counted else None
    return Line(id_, name, found, counts, trouble, now.said, coverage=coverage, page=_page(city, id_, now.step))


def _page(city: CityFolder, id_: str, step: int) -> str:
    """A street's own notebook of a step; a street whose line was never right has none."""
    own = sorted(city.street(id_).path.glob(f"{step:02}-*.ipynb"))
    return own[0].relative_to(city.path).as_posix() if own else ""


def _coverage(counts: dict[str, Shown], counted: Standing) -> int | None:
    """Households that take part, in percent of the addresses; None where it would tell a small count."""
    households = counts["households"].value
    if households is None or not counted.addresses:
        return None
    return min(100, round(100 * households / counted.addresses))
