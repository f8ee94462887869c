"""Finding the person somebody asks about: by phone number in any spelling, name, mail address or address."""

import pandas as pd

from buurtapp.cleaning import Settings, clean
from buurtapp.cleaning.fields import FIELDS
from buurtapp.cleaning.name_agreement import names_agree
from buurtapp.judging.outcomes import address_table
from buurtapp.model.signup import SignUp
from buurtapp.rights.people import FEWEST_DIGITS, Person, last_digits, names_of, people, plain, read_phone, written
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses
from buurtapp.words import Fault, _

_CERTAIN = {"address.street_corrected", "address.outside_area", "postcode.missing_filled"}  # found all the same


def find(register: Register, who: str) -> list[Person]:
    """The people whom `who` fits, in the order of the register; empty when it fits nobody.

    `who` is a phone number in any spelling, a mail address, an address, `SOURCE:ROW`, or a name. Raises
    Fault when it is too short to look for.
    """
    wanted = who.strip()
    if len(plain(wanted)) < 2:  # a single letter fits everybody
        raise Fault(
            _("Nobody was named."),
            _("We look for a phone number, a name or an address."),
            _("Type the number, the name or the address of the person."),
            _("A house number goes with its street: Kerkstraat 12."),
        )
    phone, everybody = read_phone(register, wanted), people(register)
    found = [person for person in everybody if _fits(person, wanted, phone)]
    if found or (home := _address_read(register, wanted)) is None:
        return found
    return [person for person in everybody if any(signup.address_id == home for signup in person.signups)]


def find_one(register: Register, who: str) -> Person | None:
    """The one person whom `who` fits, None when it fits several.

    When it fits nobody in the register, a number or mail address may still stand in a file, and of an address
    something may be kept: then the person is known by that alone. Raises Fault for what fits nothing.
    """
    found = find(register, who)
    if len(found) > 1:
        return None
    if found:
        return found[0]
    if "@" in who or read_phone(register, who):
        return Person(asked=who.strip())
    if addresses := _addresses(register, who):
        return Person(asked=addresses[0][1], addresses=tuple(number for number, _line in addresses))
    raise Fault(
        _("There is nobody in the register whom {who} fits.", who=who.strip()),
        _("We looked at numbers, names, mail addresses and addresses of all sign-ups, and at the team's lists."),
        _("Try the phone number, or only the last name."),
        _("Check the spelling first."),
    )


def _fits(person: Person, wanted: str, phone: str) -> bool:
    if any(signup.key == wanted for signup in person.signups):
        return True
    if "@" in wanted:
        return plain(wanted) in {plain(text) for text in written(person) if "@" in text}
    if sum(map(str.isdigit, wanted)) >= FEWEST_DIGITS and _has_number(person, last_digits(phone or wanted)):
        return True
    if any(map(str.isdigit, wanted)):
        asked = any(plain(one.name) == plain(wanted) for one in person.listed)  # in step 1 a neighbour may be a door
        return asked or any(_at_door(signup, plain(wanted)) for signup in person.signups)
    return any(_is_name(wanted, name) for name in names_of(person))


def _addresses(register: Register, who: str) -> list[tuple[int, str]]:
    """The addresses of the file that `who` names, each with its line."""
    wanted = plain(who)
    known = all_addresses(register) if any(map(str.isdigit, who)) else {}
    found = [
        (number, one.line)
        for number, one in known.items()
        if wanted in (plain(one.line), plain(one.postcode + one.door), plain(one.line + one.postcode))
    ]
    if found or (home := _address_read(register, who)) is None:
        return found
    return [(home, known[home].line)]


def _address_read(register: Register, who: str) -> int | None:
    """The number of the address as cleaning reads it, with an abbreviation or the place; None when in doubt."""
    if not any(map(str.isdigit, who)) or not any(map(str.isalpha, who)) or "@" in who:
        return None
    typed = pd.DataFrame([dict.fromkeys((*FIELDS, "source", "moment"), "") | {"address": who, "row": 0}])
    read = clean(typed, address_table(register), Settings()).iloc[0]
    doubts = {code for code in read["reasons"].split(";") if code.startswith(("address.", "postcode."))} - _CERTAIN
    return None if doubts or read["address"] < 0 else int(read["address"])


def _has_number(person: Person, digits: str) -> bool:
    numbers = [signup.phone for signup in person.signups] + written(person)
    return any(last_digits(number) == digits for number in numbers if "@" not in number)


def _at_door(signup: SignUp, wanted: str) -> bool:
    short = f"{signup.number}{signup.addition}"
    typed = " ".join(signup.raw.get(key, "") for key in ("address", "street", "number", "addition"))
    places = (signup.street + short, signup.postcode + short, signup.street + short + signup.postcode, typed)
    return wanted in {plain(place) for place in places}


def _is_name(wanted: str, name: str) -> bool:
    """The whole name, or some words of it that are typed in full."""
    words, theirs = ({plain(word) for word in text.split()} for text in (wanted, name))
    return words <= theirs or (" " in wanted and names_agree(wanted, name))
