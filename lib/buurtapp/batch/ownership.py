"""A street goes to its beheerder: a package, later sign-ups on top of it, and counts that come back (design.md 3).

Until the receipt is in the coordinator's folder is the only one. From the moment a package lies ready the street
stands still here: what comes in later goes out as an addition, so that the package stays whole.
"""

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from buurtapp.batch.delivery import Delivery
from buurtapp.batch.passwords import Passwords
from buurtapp.batch.street_run import MAP, as_fault, stopped
from buurtapp.batch.streets import folder_of
from buurtapp.files import remove
from buurtapp.rights.additions import SignUpTable, pack_additions
from buurtapp.rights.confirming import confirm
from buurtapp.rights.counts import Counts
from buurtapp.rights.handover import offer
from buurtapp.rights.reporting_back import Report, take_report
from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import PACKAGE, Outcome, Result
from buurtapp.steps.city.standing import Standing, load_standing, save_standing
from buurtapp.store import Register
from buurtapp.store.handed_over import HandedOver, Record, read_record
from buurtapp.store.register import now
from buurtapp.words import Fault, _

_RECEIPT = re.compile(r"(.+?)[\s;,]+(\w{4}(?:[\s-]*\w{4}){2})")  # an id may have spaces, and so may a receipt


class Ownership:
    """Which streets have another keeper, or a package that waits for its receipt; `packages` is where these lie."""

    def __init__(self, city: CityFolder, packages: Path | None, password: str = "") -> None:
        self._city = city
        self._packages = packages.resolve() if packages else None
        self._passwords = Passwords(city, password)

    def elsewhere(self, street: str) -> bool:
        """Whether the batch leaves this street alone: handed over, or its package lies ready.

        Without `packages` it counts as lying ready, too, where its place is not there now, such as a stick.
        """
        record = self._record(street)
        if record is None or record.confirmed_at:
            return record is not None
        if record.offer is None:
            return False
        place = Path(record.offer.place)
        if record.offer.place and (place.exists() or (self._packages is None and not place.parent.exists())):
            return True
        return self._packages is not None and self._package(street).exists()

    def send_on(self, delivery: Delivery) -> Outcome:
        """Pack the sign-ups of a street that is kept elsewhere, when there are new ones; keeps and returns what came
        of it.
        """
        self._count(delivery)
        former = outcomes.load(self._city, delivery.id)
        kept = former.get(PACKAGE) or self._outcome(delivery.id, "unchanged")
        handed_on = self._handed_on(former.get(MAP), delivery.id)
        if delivery.digest in {one.fingerprint for one in (handed_on, kept) if one is not None and one.good}:
            return self._keep(replace(kept, result="unchanged"))
        if self._packages is None:
            why = _("New sign-ups came in, but this street is kept by its beheerder now, or its package lies ready.")
            return self._keep(self._outcome(delivery.id, "failed", why, _("Run the batch with --packages.")))
        try:
            made = self._pack(delivery)
        except (Fault, OSError) as error:
            return self._keep(stopped(delivery.id, PACKAGE, as_fault(error)))
        result: Result = "done" if made else "unchanged"
        return self._keep(replace(self._outcome(delivery.id, result), fingerprint=delivery.digest))

    def pack(self, streets: Iterable[str], twice: Collection[str] = ()) -> Iterable[Outcome]:
        """Make a package for each of these streets that has none that still holds; one at a time.

        Not for those in `twice`, whose sign-ups stand in another street too: two beheerders would add the same people.
        Without `packages` those that could not be made are told again: nobody got these streets yet.
        """
        for street in streets:
            if self._packages is not None:
                yield self._keep(self._held_back(street) if street in twice else self._offer(street))
            elif (kept := outcomes.load(self._city, street).get(PACKAGE)) is not None and not kept.good:
                yield replace(kept, ended=now())

    def take_counts(self, lines: Iterable[tuple[str, str]]) -> list[Fault]:
        """Keep the counts that beheerders mailed back, each in its own street; returns what is wrong with others, with
        where the line stands.
        """
        faults: list[Fault] = []
        given = [(place, _from_brace_to_brace(line)) for place, line in lines if line.strip()]
        folders = self._folders() if given else {}
        for place, line in given:
            try:
                id_ = folders.get(_folder_in(line), "")
                take_report(self._city.street(id_).path if id_ else self._city.path, line)
            except Fault as fault:
                faults.append(Fault(f"{place}: {fault.saw}", fault.why, fault.fix, fault.first))
        return faults

    def take_receipts(self, lines: Iterable[str]) -> list[Fault]:
        """Empty the folders whose beheerder told the receipt, a line `id receipt` each, and take the packages away that
        lie here; returns what is wrong.
        """
        faults = []
        known = {id_.casefold(): id_ for id_ in self._city.streets()}
        for line in filter(str.strip, lines):
            given, receipt = _id_and_receipt(line.strip())
            id_ = known.get(folder_of(given).casefold())
            try:
                if id_ is None:
                    raise _no_such_street()
                self._hand_over(id_, receipt)
            except HandedOver:
                continue
            except Fault as fault:
                faults.append(Fault(f"{given}: {fault.saw}", fault.why, fault.fix, fault.first))
        return faults

    def _hand_over(self, street: str, receipt: str) -> None:
        """Everybody of the street is with its beheerder: none of them stays here, in the package neither."""
        record = self._record(street)
        with Register.open(self._city.street(street).path) as register:
            confirm(register, receipt)
        if record is not None and record.offer is not None and record.offer.place:
            remove(Path(record.offer.place))

    def _offer(self, street: str) -> Outcome:
        target = self._package(street)
        try:
            with Register.open(self._city.street(street).path) as register:
                offer(register, target, self._passwords.of(street))
        except Exception as error:  # its register cannot be read, or the package cannot be written
            return stopped(street, PACKAGE, as_fault(error))
        return self._outcome(street, "done")

    def _held_back(self, street: str) -> Outcome:
        why = _("Sign-ups in it belong to another street since the list was changed; two beheerders would add them.")
        cure = _("Exclude them in step 4 of this street, and run the batch with --packages once more.")
        return self._outcome(street, "failed", why, cure)

    def _pack(self, delivery: Delivery) -> bool:
        assert self._packages is not None
        tables = [
            SignUpTable(file.source, tuple(file.names), file.columns, tuple(file.rows)) for file in delivery.files
        ]
        nth = 1
        while (target := self._packages / f"{delivery.id}-aanvulling-{nth}.zip").exists():
            nth += 1
        folder = self._city.street(delivery.id).path
        return pack_additions(folder, tables, target, self._passwords.of(delivery.id)) is not None

    def _count(self, delivery: Delivery) -> None:
        """What the overview tells of a street that somebody else keeps: the counts that are left or came back."""
        record = self._record(delivery.id)
        if record is not None and record.confirmed_at:
            former = load_standing(self._city, delivery.id) or Standing(delivery.name)
            told = _told(former, record.reported or record.counts)
            save_standing(self._city, delivery.id, replace(told, reported=_day(record.reported_at)))

    def _handed_on(self, taken_in: Outcome | None, street: str) -> Outcome | None:
        """The record of what the street took in; None when some of that came after its package was made."""
        record = self._record(street)
        return None if record is not None and record.lost else taken_in

    def _folders(self) -> dict[str, str]:
        """The street of each lasting name of a folder; a record that cannot be read is told at its street's turn."""
        found = {}
        for id_ in self._city.streets():
            with suppress(Fault):
                if record := self._record(id_):
                    found[record.folder] = id_
        return found

    def _record(self, street: str) -> Record | None:
        return read_record(self._city.street(street))

    def _package(self, street: str) -> Path:
        assert self._packages is not None
        return self._packages / f"{street}.zip"

    def _keep(self, outcome: Outcome) -> Outcome:
        outcomes.save(self._city, outcome)
        return outcome

    @staticmethod
    def _outcome(street: str, result: Result, error: str = "", cure: str = "") -> Outcome:
        return Outcome(street, PACKAGE, result, now(), now(), error, cure, look=street)


def _told(former: Standing, counted: Counts) -> Standing:
    totals, verdicts, statuses = (counted.get(kind, {}) for kind in ("totals", "verdicts", "statuses"))
    return replace(
        former,
        handed_over=True,
        addresses=totals.get("addresses", former.addresses),
        signups=totals.get("signups", 0),
        admitted=totals.get("admitted", 0),
        households=0,
        members=statuses.get("added", 0) + statuses.get("joined", 0),
        to_add=statuses.get("to_add", 0),
        ready=verdicts.get("ready", 0),
        proposed=verdicts.get("proposed", 0),
        ask=verdicts.get("ask", 0),
        excluded=verdicts.get("excluded", 0),
    )


def _day(moment: str) -> str:
    """The day of a moment that came by mail, and so may be anything."""
    with suppress(ValueError):
        return datetime.fromisoformat(moment).date().isoformat()
    return ""


def _id_and_receipt(line: str) -> tuple[str, str]:
    found = _RECEIPT.fullmatch(line)
    if found:
        return found[1], found[2]
    given, _space, receipt = re.sub(r"[\s;,]+", " ", line).partition(" ")
    return given, receipt


def _no_such_street() -> Fault:
    return Fault(
        _("No street here has this id."),
        _("A line has the id of a street, and then the receipt of its beheerder. Nothing was changed."),
        _("Write the id as it stands in the list of streets."),
        _("See first whether the line has a typing error."),
    )


def _from_brace_to_brace(line: str) -> str:
    """The counts in a line of a mail, which may be quoted or stand between words; the line itself without them."""
    found = re.search(r"\{.*\}", line)
    return found[0] if found else line


def _folder_in(line: str) -> str:
    try:
        return Report.model_validate_json(line.strip()).folder
    except ValueError:
        return ""
