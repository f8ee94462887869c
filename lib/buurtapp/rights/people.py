"""The people in a register: which sign-ups, and which places in forms, speak of one person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from buurtapp.cleaning import clean_phones
from buurtapp.cleaning.name_agreement import names_agree
from buurtapp.model.signup import SignUp
from buurtapp.store import Register
from buurtapp.store.forms import load_all
from buurtapp.store.signups import signups

LISTED = ("team", "contacts", "asked")
FEWEST_DIGITS = 7  # fewer digits are a house number or a year, not a phone number
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in a form that is a list: the team, the contacts, the neighbours who were asked in step 1."""

    form: str
    item: str
    values: dict[str, object]

    def text(self, key: str) -> str:
        """One of the values as text; empty when there is none."""
        return str(self.values.get(key) or "")

    @property
    def name(self) -> str:
        """The name, or what step 1 calls this neighbour."""
        return self.text("name") or self.text("who")


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the sign-ups, newest first, and the places in forms.

    Without any, `asked` is a number or mail address that somebody looked for in the files, or an address where
    nobody signed up; `addresses` are its numbers in the register.
    """

    signups: tuple[SignUp, ...] = ()
    listed: tuple[Listed, ...] = ()
    asked: str = ""
    addresses: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The name as the newest sign-up or a form has it."""
        known = [written_name(signup) for signup in self.signups] + [one.name for one in self.listed]
        return next(filter(None, known), "")

    @property
    def phone(self) -> str:
        """The newest number, E.164; else as a form has it; empty when there is none."""
        known = [signup.phone for signup in self.signups] + [one.text("phone") for one in self.listed]
        return next(filter(None, known), "")

    @property
    def door(self) -> str:
        """Street and house number of the newest sign-up; empty when they are not known."""
        return next((signup.door for signup in self.signups if signup.street), self.asked if self.addresses else "")


def people(register: Register) -> list[Person]:
    """Everybody in the register: sign-ups that speak of one person together, and who stands in a form only."""
    persons = [Person(tuple(group)) for group in _together(signups(register))]
    return _with_forms(persons, [one for one in all_listed(register) if one.name])


def all_listed(register: Register) -> list[Listed]:
    """Every place in the forms that are lists of people."""
    return [Listed(form, item, value) for form in LISTED for item, value in load_all(register, form).items()]


def names_of(person: Person) -> list[str]:
    """Every spelling of the name that is held."""
    found: list[str] = []
    for signup in person.signups:
        parts = [signup.raw.get(key, "") for key in ("first_name", "prefix", "last_name")]
        found += [signup.name, signup.raw.get("name", ""), " ".join(filter(None, parts)), signup.sort_name]
        found.append(", ".join(filter(None, [parts[2], " ".join(filter(None, parts[:2]))])))
    return [name for name in (*found, *(one.name for one in person.listed)) if name]


def written(person: Person) -> list[str]:
    """Names, mail addresses and numbers as they stand in the register and its forms."""
    mails = [mail for signup in person.signups for mail in (signup.email, signup.raw.get("email", ""))]
    numbers = [signup.raw.get("phone", "") for signup in person.signups]
    in_forms = [one.text(key) for one in person.listed for key in ("phone", "email")]
    return [text for text in (*names_of(person), *mails, *numbers, *in_forms) if text]


def phones_of(register: Register, person: Person) -> set[str]:
    """The numbers as E.164."""
    typed = [one.text("phone") for one in person.listed] + [person.asked]
    return {signup.phone for signup in person.signups if signup.phone} | {
        phone for text in typed if (phone := read_phone(register, text))
    }


def read_phone(register: Register, text: str) -> str:
    """A number as E.164 when the text holds one and it can be a phone number; else empty."""
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS:
        return ""
    return str(clean_phones(pd.Series([text]), register.neighbourhood().practice)["phone"].iloc[0])


def written_name(signup: SignUp) -> str:
    """The cleaned name, else as it was written."""
    return signup.name or signup.raw.get("name", "")


def plain(text: str) -> str:
    """Letters and digits only, without case, to compare by; a mail address keeps its signs."""
    return text.strip().casefold() if "@" in text else _NOT_LETTERS.sub("", text).casefold()


def last_digits(phone: str) -> str:
    """The last nine digits: enough to compare a number in two spellings."""
    return "".join(filter(str.isdigit, phone))[-9:]


def _together(found: Iterable[SignUp]) -> list[list[SignUp]]:
    """Sign-ups of one person: one phone, mail or address with names that agree, or one that repeats another."""
    clusters: dict[int, list[SignUp]] = {}
    of: dict[int, int] = {}
    by_clue: dict[tuple[str, str], list[SignUp]] = {}
    for signup in sorted(found, key=_age, reverse=True):
        if "row.no_data" in signup.reasons:
            continue
        clues = _clues(signup)
        same = {of[other.id] for clue in clues for other in by_clue.get(clue, []) if _one_person(signup, other)}
        same |= {of[signup.same_as]} if signup.same_as in of else set()
        head = min(same, default=signup.id)
        for other in same - {head}:
            for moved in clusters.pop(other):
                of[moved.id] = head
                clusters[head].append(moved)
        clusters.setdefault(head, []).append(signup)
        of[signup.id] = head
        for clue in clues:
            by_clue.setdefault(clue, []).append(signup)
    newest_first = [sorted(group, key=_age, reverse=True) for group in clusters.values()]
    return sorted(newest_first, key=lambda group: (group[0].source, group[0].row))


def _age(signup: SignUp) -> tuple[str, int]:
    return signup.moment, signup.id


def _clues(signup: SignUp) -> list[tuple[str, str]]:
    door = str(signup.address_id) if signup.address_id is not None else plain(signup.door)
    known = {"phone": signup.phone, "email": signup.email.casefold(), "door": door}
    return [(kind, value) for kind, value in known.items() if value]


def _one_person(one: SignUp, other: SignUp) -> bool:
    name, other_name = written_name(one), written_name(other)
    if not name or not other_name:
        return bool(one.phone) and one.phone == other.phone
    return names_agree(name, other_name)


def _with_forms(persons: list[Person], listed: list[Listed]) -> list[Person]:
    """Each place in a form with the person it names; whoever stands in forms only comes after."""
    of: dict[int, list[Listed]] = {}
    alone: dict[str, list[Listed]] = {}
    for one in listed:
        place = next((at for at, person in enumerate(persons) if _is_listed(person, one)), None)
        if place is None:
            alone.setdefault(plain(one.name), []).append(one)
        else:
            of.setdefault(place, []).append(one)
    known = [Person(person.signups, tuple(of.get(at, ()))) for at, person in enumerate(persons)]
    return known + [Person((), tuple(group)) for group in alone.values()]


def _is_listed(person: Person, one: Listed) -> bool:
    """By number or mail when the names can be one person's; by name alone when it is whole."""
    digits, mail = last_digits(one.text("phone")), one.text("email").casefold()
    for signup in person.signups:
        same = (digits and digits == last_digits(signup.phone)) or (mail and mail == signup.email.casefold())
        if same and _can_be(one.name, signup.name):
            return True
        if " " in one.name.strip() and plain(one.name) == plain(signup.name):
            return True
    return False


def _can_be(short: str, name: str) -> bool:
    """Whether a name as a list has it, perhaps the first one only, can be somebody's."""
    words = {plain(word) for word in name.split()}
    return not name or plain(short) in words or names_agree(short, name)
