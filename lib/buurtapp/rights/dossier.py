"""Everything held about one person, as a document that she can read (domain.md 4.7; GDPR article 15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_datetime

from buurtapp.groups.standing import status_word
from buurtapp.model.reasons import REASONS
from buurtapp.model.signup import SignUp
from buurtapp.rights.dossier_words import (
    check_word,
    decided_word,
    field_word,
    form_word,
    past_word,
    value_word,
    verdict_word,
)
from buurtapp.rights.files import holding
from buurtapp.rights.keeping import recipients, terms
from buurtapp.rights.leaving import Leaving, leaving
from buurtapp.rights.people import Listed, Person
from buurtapp.store import Register
from buurtapp.store.about import Row, actions_about, past_about, rows_about, seen_in_chat
from buurtapp.store.addresses import current_codes, door_results
from buurtapp.store.forms import decisions
from buurtapp.store.journal_words import action_word
from buurtapp.store.members import groups, statuses
from buurtapp.words import _, language

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines of label and value."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The document: a title, a sentence on top, the sections."""

    title: str
    top: str
    sections: tuple[Section, ...]


def dossier(register: Register, person: Person) -> Dossier:
    """Gather what the folder holds about a person; nothing is changed."""
    going = leaving(register, [person])
    found = [
        *_sign_ups(register, person),
        Section(_("In the group"), tuple(_standing(register, person))),
        Section(_("The address"), tuple(_address(register, person, going))),
        Section(_("Withdrawn, refused or put out"), tuple(_past(register, person))),
        Section(_("In the lists of the team"), tuple(line for one in person.listed for line in _in_form(one))),
        Section(_("Seen in the chat"), tuple(_chat(register, going))),
        Section(_("What was done, and when"), tuple(_actions(register, person, going))),
        Section(_("Files that hold something of you"), tuple(_files(register, going))),
        Section(_("How long it is kept"), tuple(terms(register))),
        Section(_("Who gets to see it"), tuple(recipients(register))),
        Section(_("What you can ask"), tuple(_rights(register))),
    ]
    top = _(
        "This is everything that the folder of {name} holds about you on {day}.",
        name=register.neighbourhood().name, day=_day(date.today().isoformat()),
    )  # fmt: skip
    return Dossier(_("What we hold about you"), top, tuple(section for section in found if section.lines))


def as_text(made: Dossier) -> str:
    """The document as plain text."""
    parts = [made.title, made.top]
    parts += [
        "\n".join([section.title.upper(), *(f"  {label}: {value}" for label, value in section.lines)])
        for section in made.sections
    ]
    return "\n\n".join(parts) + "\n"


def _sign_ups(register: Register, person: Person) -> Iterable[Section]:
    rows = {row.id: row for row in rows_about(register, [signup.id for signup in person.signups])}
    for signup in person.signups:
        row = rows[signup.id]
        place = {"source": row.source, "row": row.row}
        yield Section(_("Sign-up from {source}, row {row}, as it came", **place), tuple(_as_it_came(row)))
        read = (*_as_read(signup), *_decided(row), *_agreed(signup, row))
        yield Section(_("Row {row} as we read it, and what was decided", row=row.row), read)


def _as_it_came(row: Row) -> Iterable[Line]:
    yield _("Filled in on"), _day(row.moment) or _("not known")
    yield _("Read in on"), _day(row.imported_at)
    for number, (name, cell) in enumerate(row.cells, 1):
        if cell:
            yield " ".join(name.split()) or _("column {n}", n=number), cell


def _as_read(signup: SignUp) -> Iterable[Line]:
    for key in ("name", "phone", "email", "postcode"):
        if getattr(signup, key):
            yield _capital(field_word(key)), str(getattr(signup, key))
    if signup.door:
        yield _("Address"), signup.door
    yield _("Outcome"), verdict_word(signup.verdict)
    for code in signup.reasons:
        yield _("Reason"), _(REASONS[code].sentence)


def _decided(row: Row) -> Iterable[Line]:
    if row.decided:
        yield _("Decided by {who}", who=row.decided_by), f"{decided_word(row.decided)}, {_day(row.decided_at)}"
    for field, value in row.typed:
        yield _("Put right by hand: {field}", field=field_word(field)), value
    if row.checked:
        yield _("Checked by {who}", who=row.checked_by), f"{check_word(row.checked)}, {_day(row.checked_at)}"


def _agreed(signup: SignUp, row: Row) -> Iterable[Line]:
    on = _day(row.moment or row.imported_at)
    if signup.consent:
        yield _("Consent"), _("yes, version {version}, {day}", version=row.consent_version, day=on)
    else:
        yield _("Consent"), _("not given")
    if signup.rules:
        yield _("House rules"), _("agreed, version {version}, {day}", version=row.rules_version, day=on)
    if signup.age:
        yield _("Age"), _("confirmed")


def _standing(register: Register, person: Person) -> Iterable[Line]:
    known, crews = statuses(register), groups(register)
    for phone in dict.fromkeys(signup.phone for signup in person.signups if signup.phone in known):
        code, status, since, _lapses = known[phone]
        if code in crews:
            yield _("Group"), crews[code].name
        yield _("Status"), f"{status_word(status)}, {_day(since.isoformat())}"


def _address(register: Register, person: Person, going: Leaving) -> Iterable[Line]:
    """What the folder holds of the address, with the door's results where they can only be about this person."""
    if person.door:
        yield _("Address"), person.door
    numbers = {signup.address_id for signup in person.signups if signup.address_id is not None} | {*person.addresses}
    codes, doors = current_codes(register), door_results(register)
    for number in sorted(numbers):
        if number in codes:
            yield _("Code on the letter to this address"), codes[number]
        for round_, result in doors.get(number, {}).items() if number in going.doors else ():
            yield _("At the door, round {n}", n=round_), check_word(result)


def _past(register: Register, person: Person) -> Iterable[Line]:
    phones = {signup.phone for signup in person.signups if signup.phone}
    for past in past_about(register, [signup.id for signup in person.signups], phones):
        until = _("kept until {day}", day=_day(past.until)) if past.until else ""
        yield past_word(past.kind), ", ".join(filter(None, (_day(past.at), until)))


def _in_form(one: Listed) -> Iterable[Line]:
    for key, value in one.values.items():
        if value:
            yield f"{form_word(one.form)}, {field_word(key)}", value_word(value)


def _chat(register: Register, going: Leaving) -> Iterable[Line]:
    for person, kind, at in seen_in_chat(register, going.gone()):
        yield person, f"{_('joined') if kind == 'joined' else _('left')}, {_day(at)}"


def _actions(register: Register, person: Person, going: Leaving) -> Iterable[Line]:
    for action in actions_about(register, going.gone(), {signup.source for signup in person.signups}):
        undone = f" ({_('taken back')})" if action.undone else ""
        yield _moment(action.at), f"{action_word(action.kind)}{undone}, {action.by}"


def _files(register: Register, going: Leaving) -> Iterable[Line]:
    yield _("The register"), register.folder.register.name
    for found in holding(register, going):
        place = found.path.relative_to(register.folder.path)
        yield _("Locked; we cannot look into it") if found.what == "closed" else _("File"), place.as_posix()


def _rights(register: Register) -> Iterable[Line]:
    contact = decisions(register).contact or _("the admin of your group")
    yield _("See or correct"), _("Ask {contact}. It costs nothing.", contact=contact)
    yield _("Withdraw your consent"), _("You go off every list at once. Your data go thirty days later at most.")
    yield _("Have it all erased"), _("Everything of you goes at once, and cannot be brought back.")
    yield _("Complain"), _("At the Dutch data protection authority: autoriteitpersoonsgegevens.nl")


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _day(iso: str) -> str:
    return format_date(date.fromisoformat(iso[:10]), "d MMMM y", locale=language()) if iso else ""


def _moment(iso: str) -> str:
    return format_datetime(datetime.fromisoformat(iso), "d MMMM y, HH:mm", locale=language())
