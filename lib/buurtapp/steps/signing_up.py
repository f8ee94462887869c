"""Step 4, deciding: which sign-ups need a person, what that person decided, and what to tell people."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from buurtapp.judging.outcomes import refresh
from buurtapp.model.admission import Admission, admit
from buurtapp.model.signup import EVIDENCE, SignUp
from buurtapp.steps.done import Done, report
from buurtapp.steps.importing import ImportReport, import_file, to_look_at, waiting
from buurtapp.steps.registering import write_register
from buurtapp.store import Register, journal
from buurtapp.store.forms import decisions
from buurtapp.store.register import who_am_i
from buurtapp.store.signups import decide as keep_decision
from buurtapp.store.signups import signups, typed_fields
from buurtapp.store.signups import verify as keep_verification
from buurtapp.words import Fault, _, meanwhile

Choice = Literal["accept", "exclude", "wait"]
CORRECTABLE = ("name", "street", "number", "addition", "postcode", "phone", "email", "consent", "rules", "age", "code",
               "buddy")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """How the sign-ups stand: counts per verdict and per reason, and how many the gate lets through."""

    verdicts: dict[str, int]
    reasons: dict[str, int]
    admitted: int


def summary(register: Register) -> Summary:
    """Count the whole register."""
    found, gate = signups(register), _gate(register)
    return Summary(
        {verdict: Counter(s.verdict for s in found)[verdict] for verdict in ("ready", "proposed", "ask", "excluded")},
        dict(Counter(code for s in found for code in s.reasons).most_common()),
        sum(bool(gate(signup)) for signup in found),
    )


def admission(register: Register, signup: SignUp) -> Admission:
    """What the gate says of one sign-up."""
    return _gate(register)(signup)


def _gate(register: Register) -> Callable[[SignUp], Admission]:
    decided, practice = decisions(register), register.neighbourhood().practice
    return lambda signup: admit(signup, decided, practice=practice)


def cases(register: Register) -> list[SignUp]:
    """The sign-ups that need a person, proposals first; who is on the waiting list is not among them."""
    open_ones = [s for s in signups(register) if s.verdict in ("proposed", "ask") and s.decided != "wait"]
    return sorted(open_ones, key=lambda s: (s.verdict != "proposed", s.source, s.row))


def find(register: Register, key: str) -> SignUp:
    """The sign-up named `SOURCE:ROW`; raises Fault when there is none."""
    source, _colon, row = key.rpartition(":")
    found = [s for s in signups(register) if s.source == source and str(s.row) == row]
    if found:
        return max(found, key=lambda s: s.id)
    raise Fault(
        _("There is no sign-up {key}.", key=key),
        _("A sign-up is named by its file and row, as in the register."),
        _("Look up the file and row in the register, for example: list.csv:12"),
        _("Check the name of the file first."),
    )


def decide(register: Register, signup: SignUp, choice: Choice | Mapping[str, str]) -> SignUp:
    """Accept or exclude a sign-up, let it wait, or put values in the place of what the file held; judge anew.

    Beside the fields of a sign-up, `verified=door` keeps how someone was checked. The decision is kept
    when the file is imported again; an empty value takes back what was typed. Raises Fault, with nothing changed,
    for an unknown field, and for an empty value where nobody typed one: what a person gave cannot be emptied.
    """
    if isinstance(choice, str):
        keep_decision(register, signup, decided=choice)
    else:
        fields = {name: value.strip() for name, value in choice.items()}
        how = fields.pop("verified", "")
        for name in fields.keys() - set(CORRECTABLE):
            raise _no_such_field(name)
        typed = typed_fields(register).get(signup.id, {})
        for name, value in fields.items():
            if not value and signup.raw.get(name) and not typed.get(name):
                raise _cannot_be_emptied(name, signup.raw[name])
        with register.action("decide", signup.key):
            if how:
                _keep_verification(register, signup, how, who_am_i())
            if fields:
                keep_decision(register, signup, fields=fields)
    refresh(register)
    return again(register, signup)


def verify(register: Register, signup: SignUp, how: str, by: str, on: date | None = None) -> SignUp:
    """Keep how it was checked, by whom and when, that this person lives there: code, door, call or vouched."""
    _keep_verification(register, signup, how, by, on.isoformat() if on else "")
    refresh(register)
    return again(register, signup)


def undo(register: Register) -> str:
    """Take the last action back and judge anew; returns what was taken back. Raises Fault when there is nothing."""
    taken_back = journal.undo(register)
    refresh(register)
    return f"{taken_back.kind} {taken_back.about}".strip()


def run(register: Register) -> Done:
    """The *do* cell of step 4: import what waits in `invoer`, judge anew, write the register as xlsx."""
    reports, faults = _import_waiting(register)
    meanwhile(_("Checking the sign-ups"))
    refresh(register)
    meanwhile(_("Writing the register"))
    counted = summary(register)
    counts = {
        "files": len(reports),
        "new_rows": sum(r.imported.new for r in reports),
        "signups": sum(counted.verdicts.values()),
        **counted.verdicts,
        "admitted": counted.admitted,
    }
    return report(register, "04-inschrijving", counts, (write_register(register),), tuple(faults))


def _import_waiting(register: Register) -> tuple[list[ImportReport], list[str]]:
    """Import every file that waits; one that cannot be read does not stop the others."""
    reports: list[ImportReport] = []
    faults: list[str] = []
    for path in waiting(register):
        try:
            reports.append(report := import_file(register, path))
            faults += to_look_at(report)
        except Fault as fault:
            faults.append(f"{path.name}: {fault}")
    return reports, faults


def _keep_verification(register: Register, signup: SignUp, how: str, by: str, at: str = "") -> None:
    found = next((way for way in EVIDENCE if way == how), None)
    if found is None:
        raise Fault(
            _("{how} is not a way to check.", how=how),
            _("We keep how, by whom and when someone was checked."),
            _("Choose one of: {ways}.", ways=", ".join(EVIDENCE)),
            _("Check the spelling first."),
        )
    keep_verification(register, signup, found, by, at)


def again(register: Register, signup: SignUp) -> SignUp:
    """The same sign-up as it stands now."""
    return next(s for s in signups(register) if s.id == signup.id)


def _cannot_be_emptied(name: str, given: str) -> Fault:
    return Fault(
        _("The field {name} was emptied.", name=name),
        _("What the person gave, {given}, would simply count again.", given=given),
        _("Type what it has to be, or exclude the sign-up."),
        _("Ask the person first when you do not know it."),
    )


def _no_such_field(name: str) -> Fault:
    return Fault(
        _("A sign-up has no field {name}.", name=name),
        _("Only the fields of a sign-up can be put right."),
        _("Choose one of: {fields}.", fields=", ".join(CORRECTABLE)),
        _("Check the spelling first."),
    )
