"""A whole city in one run: route every sign-up, run every street, say what became of each (design.md 6, `batch`)."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from buurtapp.batch.aside import write_aside
from buurtapp.batch.cluster import ClusterLost, client, each
from buurtapp.batch.delivery import Delivery, deliveries, lay_in
from buurtapp.batch.fingerprint import program_mark
from buurtapp.batch.letter_codes import codes_of
from buurtapp.batch.local_copy import mend, sweep
from buurtapp.batch.locking import locked
from buurtapp.batch.moved import area_marks, standing_twice
from buurtapp.batch.ownership import Ownership
from buurtapp.batch.routing import route
from buurtapp.batch.running import SECONDS, Engine
from buurtapp.batch.signup_files import SignUpFile, read_signups, shown_as, sources_of
from buurtapp.batch.street_run import MAP, Order, as_fault, left_to_do, marker, run_street, stopped, unchanged
from buurtapp.batch.streets import Street, read_streets
from buurtapp.batch.telling import Teller
from buurtapp.batch.territories import divide
from buurtapp.intake.faults import not_found
from buurtapp.model.decisions import Decisions
from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import Outcome, Result
from buurtapp.steps.city.overview import overview
from buurtapp.steps.city.report import write_report
from buurtapp.steps.city.round import Round, load_round, save_round
from buurtapp.steps.opening import addresses_in
from buurtapp.steps.public_machine import refuse_city
from buurtapp.store.notebooks import copy_coordinator
from buurtapp.store.register import now
from buurtapp.words import Fault, _


@dataclass(frozen=True, slots=True)
class Request:
    """What the coordinator asked for."""

    streets: Path
    addresses: Path
    signups: Sequence[Path]
    out: Path
    workers: int | None = None
    engine: Engine = "plain"
    seconds: float = SECONDS
    scheduler: str = ""
    practice: bool = False
    decisions: Mapping[str, str] = field(default_factory=dict)
    exact: bool = False
    packages: Path | None = None
    password: str = field(default="", repr=False)
    receipts: Sequence[Path] = ()
    counts: Sequence[Path] = ()


@dataclass(slots=True)
class Ran:
    """What came of it: the sums of the routing, what became of the streets, files that could not be read.

    `called`: files that are a source under another name, as one from another folder has theirs.
    `not_taken`: receipts and counts that are wrong, lists that could not be written, a cluster that was lost.
    """

    round: Round
    streets: dict[Result, int] = field(default_factory=dict)
    unreadable: dict[str, Fault] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    stopped: bool = False
    not_taken: list[Fault] = field(default_factory=list)

    @property
    def all_done(self) -> bool:
        """Whether nothing is left to do."""
        wrong = self.unreadable or self.not_taken or self.stopped
        return not wrong and set(self.streets) <= outcomes.GOOD

    @property
    def not_begun(self) -> int:
        """How many streets it did not come to before it was stopped."""
        return len(self.round.streets) - sum(self.streets.values())

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What goes wrong in the block is told at the end and stops nothing else: a list that is open in Excel."""
        try:
            yield
        except (Fault, OSError) as error:
            self.not_taken.append(as_fault(error))


def run_city(request: Request) -> Ran:
    """Run a city, or what is left of it. Raises Fault when the list, the addresses or all sign-up files are unusable.

    Ctrl-C ends it in order: what is at work is left as it was, and the next run goes on.
    """
    city = CityFolder(request.out.resolve())
    with locked(city):
        mend(city)
        owned = Ownership(city, request.packages, request.password)
        ran, orders, elsewhere = _prepare(request, city, owned)
        with Teller(city, len(ran.round.streets)) as teller:
            teller.line(f"{len(ran.round.streets)} streets, {ran.round.rows} rows, {ran.round.routed} routed")
            for outcome in (*_unusable(city, ran.round), *elsewhere):
                teller.street([outcome])
            how = "ready"
            try:
                for done in _run(request, city, orders, teller.say):
                    good = [done[0].street] if all(one.good for one in done) else []
                    packed = list(owned.pack(good, ran.round.twice))
                    teller.street([*done, *packed])
            except (KeyboardInterrupt, ClusterLost) as end:
                how = "stopped"
                if isinstance(end, ClusterLost):
                    ran.not_taken.append(end)
                ran.stopped = isinstance(end, KeyboardInterrupt)
                for outcome in _cancelled(city, orders):
                    teller.street([outcome])
            teller.line(how)
        sweep()
        ran.streets = dict(teller.counts)
        with ran.telling():
            write_report(city, overview(city, exact=request.exact))
        with ran.telling():
            copy_coordinator(city.path)
    return ran


def _prepare(request: Request, city: CityFolder, owned: Ownership) -> tuple[Ran, list[Order], list[Outcome]]:
    """Read and route everything, lay the post in, and let go of it: what stays in memory is ids."""
    Decisions().changed(dict(request.decisions))  # wrong ones are told now, and not once for each street
    land = divide(read_streets(request.streets), addresses_in(request.addresses))
    former = load_round(city)
    sources = sources_of(request.signups, former.sources if former else {})
    files, unreadable = read_signups(request.signups, sources, practice=request.practice)
    if request.signups and not files:
        raise next(iter(unreadable.values()))
    refuse_city((path for path, shown in shown_as(request.signups) if shown not in unreadable),
                practice=request.practice)  # fmt: skip
    routed = route(files, land, codes_of(city, files))
    areas = area_marks(land.streets)
    twice = standing_twice(city, former, areas, files, routed)
    kept = Round(now(), _listed(land.streets), routed.rows, routed.routed, len(routed.aside), land.shared, areas, twice,
                 sources)  # fmt: skip
    save_round(city, kept)
    ran = Ran(kept, unreadable=unreadable, called=_otherwise_called(files))
    with ran.telling():
        write_aside(city, routed.aside)
    ran.not_taken += owned.take_receipts(line for _place, line in _lines(request.receipts))
    ran.not_taken += owned.take_counts(_lines(request.counts))
    orders, elsewhere = [], []
    for delivery in deliveries(land, files, routed, practice=request.practice, decisions=request.decisions):
        try:
            if owned.elsewhere(delivery.id):
                elsewhere.append(owned.send_on(delivery))
            else:
                orders.append(_order(request, city, delivery))
        except (Fault, OSError) as error:  # its own folder cannot be read or written
            elsewhere.append(_kept(city, stopped(delivery.id, MAP, as_fault(error))))
    return ran, orders, elsewhere


def _order(request: Request, city: CityFolder, delivery: Delivery) -> Order:
    """What a worker is asked for one street; its post is laid in when there is anything to do."""
    known = outcomes.load(city, delivery.id).get(MAP)
    digest = delivery.digest
    fresh = known is None or not known.good or known.fingerprint != digest
    order = Order(city.path, delivery.id, program_mark(), request.engine, request.seconds, fresh, digest)
    if not left_to_do(order):
        return replace(order, idle=True)
    lay_in(city.street(delivery.id), delivery)
    return order


def _otherwise_called(files: Sequence[SignUpFile]) -> dict[str, str]:
    return {file.shown: file.source for file in files if file.source != Path(file.shown).name}


def _lines(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Each line, with where it stands before it."""
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise not_found(path.name) from error
        for number, line in enumerate(lines, 1):
            yield _("{name}, line {number}", name=path.name, number=number), line


def _listed(streets: Sequence[Street]) -> dict[str, tuple[str, str]]:
    return {street.id: (street.name, street.fault) for street in streets}


def _unusable(city: CityFolder, kept: Round) -> Iterator[Outcome]:
    """The streets of which the line itself is wrong: failed at once."""
    for id_, (_name, fault) in kept.streets.items():
        if fault:
            cure = _("Put the line of this street right in the list, and run the batch again.")
            outcome = Outcome(id_, MAP, "failed", now(), now(), outcomes.without_people(fault), cure, look="")
            yield _kept(city, outcome)


def _run(
    request: Request, city: CityFolder, orders: list[Order], tell: Callable[[str], None]
) -> Iterator[list[Outcome]]:
    """Run what is left to do, in any order; what needs nothing comes first and needs no worker."""
    for order in orders:
        if order.idle:
            yield unchanged(order, [])
    todo = [order for order in orders if not order.idle]
    if todo:
        with client(request.scheduler, min(request.workers or os.cpu_count() or 1, len(todo))) as found:
            for order, answer in each(found, run_street, todo, lambda order: order.street, tell):
                yield answer if isinstance(answer, list) else [_died(city, order)]


def _kept(city: CityFolder, outcome: Outcome) -> Outcome:
    """The outcome, kept where there is room."""
    with suppress(Fault, OSError):
        outcomes.save(city, outcome)
    return outcome


def _cancelled(city: CityFolder, orders: list[Order]) -> Iterator[Outcome]:
    """The streets that were at work when the batch was stopped."""
    for order in orders:
        if marker(city, order.street).exists():
            yield _ended(city, order, "cancelled", _("The batch was stopped."))


def _died(city: CityFolder, order: Order) -> Outcome:
    """The worker that ran a street is gone, twice."""
    return _ended(city, order, "died", _("The process that ran this street ended all at once; often memory was full."))


def _ended(city: CityFolder, order: Order, result: Result, why: str) -> Outcome:
    at_work = marker(city, order.street)
    step = at_work.read_text(encoding="utf-8") if at_work.exists() else MAP
    cure = _("Run the batch again; it goes on where it was.")
    outcome = Outcome(order.street, step or MAP, result, now(), now(), why, cure, look=order.street)
    at_work.unlink(missing_ok=True)
    return _kept(city, outcome)
