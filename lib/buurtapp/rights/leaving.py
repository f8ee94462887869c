"""Who goes out of the folder, and by what they are known there: rows, numbers, marks, doors, places in forms."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from buurtapp.cleaning.name_agreement import names_agree
from buurtapp.judging.reading import SignUpFile
from buurtapp.model.signup import SignUp
from buurtapp.rights.people import Listed, Person, all_listed, phones_of, plain, written
from buurtapp.rights.traces import Traces, traces_of
from buurtapp.store import Register
from buurtapp.store.erasing import Gone, fingerprints
from buurtapp.store.rows import fingerprint_of
from buurtapp.store.signups import signups


@dataclass(frozen=True, slots=True)
class Leaving:
    """Sign-ups and places in forms that go.

    `traces`, `doors` and `homes` (door and name) leave out what a sign-up that stays has too.
    """

    signups: tuple[SignUp, ...]
    listed: tuple[Listed, ...] = ()
    traces: Traces = field(default_factory=Traces)
    marks: frozenset[str] = frozenset()
    doors: frozenset[int] = frozenset()
    homes: frozenset[tuple[str, str]] = frozenset()

    def gone(self) -> Gone:
        """The same for the register."""
        keys = {signup.phone for signup in self.signups} | {plain_key(s.name) for s in self.signups}
        return Gone(
            signups=[signup.id for signup in self.signups],
            phones=sorted(self.traces.phones),
            doors=sorted(self.doors),
            chat=sorted(key for key in keys if key and (key[0] != "+" or key in self.traces.phones)),
            items=[(one.form, one.item) for one in self.listed],
            scrub=self.traces.scrubbed,
        )

    def rows_in(self, register: Register, file: SignUpFile) -> set[int]:
        """The rows of a file that are theirs: known by their mark, else by number, mail, or name and door."""
        found = set()
        fields = file.fields.to_dict("index")
        for row in file.rows:
            values = {str(key): str(value) for key, value in fields[row.row].items()}
            known = fingerprint_of(register, file.names, row.cells) in self.marks
            if known or row.phone in self.traces.phones or self._is_one(values):
                found.add(row.row)
        return found

    def _is_one(self, values: dict[str, str]) -> bool:
        mail = " ".join(values["email"].split())
        if "@" in mail and any(mail.casefold() == word.casefold() for word in self.traces.words):
            return True
        parts = [values[key] for key in ("first_name", "prefix", "last_name")]
        name = values["name"] or " ".join(filter(None, parts))
        door = plain(values["address"] or " ".join(values[key] for key in ("street", "number", "addition")))
        if not name or not door:
            return False
        return any(home == door and names_agree(name, their_name) for home, their_name in self.homes)


def leaving(register: Register, persons: Collection[Person]) -> Leaving:
    """These people with all they are known by in the folder."""
    going = [signup for person in persons for signup in person.signups]
    found = leaving_rows(register, going, [one for person in persons for one in person.listed])
    asked = [person for person in persons if person.asked]
    if not asked:
        return found
    phones = {phone for person in asked for phone in phones_of(register, person)}
    theirs = {signup.phone for signup in signups(register)}
    words = [person.asked for person in asked if not person.addresses]
    spelled = [person.asked for person in asked if person.addresses]
    doors = {number for person in asked for number in person.addresses}
    return replace(found, traces=found.traces | traces_of(phones - theirs, words, spelled), doors=found.doors | doors)


def leaving_rows(register: Register, going: Iterable[SignUp], listed: Iterable[Listed] = ()) -> Leaving:
    """These sign-ups, which need not be all of a person's: what other sign-ups share with them is no trace of them."""
    rows, items = tuple(going), tuple(listed)
    numbers = {signup.id for signup in rows}
    rest = [signup for signup in signups(register) if signup.id not in numbers]
    person = Person(rows, items)
    others = Person(tuple(rest), tuple(one for one in all_listed(register) if one not in items))
    phones = phones_of(register, person) - {signup.phone for signup in rest}
    theirs = {plain(text) for text in written(others)}
    telling = [text for text in written(person) if plain(text) not in theirs]
    lived_in = {signup.address_id for signup in rest}
    doors = {signup.address_id for signup in rows if signup.address_id is not None} - lived_in
    spelled = {signup.door for signup in rows} - {signup.door for signup in rest}
    stay = [_home(signup) for signup in rest]
    homes = {home for signup in rows if (home := _home(signup))[0] and not any(_same_home(home, one) for one in stay)}
    return Leaving(
        rows,
        items,
        traces_of(phones, telling, spelled),
        frozenset(fingerprints(register, numbers)),
        frozenset(number for number in doors if number is not None),
        frozenset(homes),
    )


def _home(signup: SignUp) -> tuple[str, str]:
    return plain(f"{signup.street}{signup.number}{signup.addition}") if signup.street else "", signup.name


def _same_home(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and names_agree(one[1], other[1])


def plain_key(name: str) -> str:
    """How a chat's key spells a name."""
    return " ".join(name.casefold().split())
