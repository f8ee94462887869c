"""Contact files for the admin's phone, in batches: vCard 3.0, and the CSV of Google Contacts (formats.md 2)."""

from collections.abc import Iterable, Iterator
from itertools import islice

from buurtapp.groups.names import card_names, search_key
from buurtapp.groups.vcard import vcard
from buurtapp.model.member import Member
from buurtapp.sheets import csv_text
from buurtapp.words import Fault, _

MOST_IN_ONE_FILE = 500  # phones take a few hundred cards at a time (formats.md 2.1)

# The header of today's Google Contacts, in its order (formats.md 2.2).
GOOGLE_HEADER = tuple(
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,"
    "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,"
    "Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address".split(",")
)


def contact_cards(members: Iterable[Member], *, practice: bool, names: dict[str, str] | None = None) -> bytes:
    """One file with a card for each member, in the order of the phone's search.

    Members are those of `members_of`, with their group's code; nothing but name and number is on a card.
    `names` are those of `card_names` when the file is one of several.
    """
    members = list(members)
    names = names if names is not None else card_names(members, practice=practice)
    return b"".join(vcard(names[member.phone], member.phone, member.group) for member in _sorted(members, names))


def card_files(members: Iterable[Member], *, practice: bool, size: int = MOST_IN_ONE_FILE) -> list[bytes]:
    """The cards in files of at most `size` members; raises Fault for a size below 1 or above 500."""
    members, names = _named(members, practice)
    return [contact_cards(batch, practice=practice, names=names) for batch in batches(members, size)]


def google_files(members: Iterable[Member], *, practice: bool, size: int = MOST_IN_ONE_FILE) -> list[str]:
    """The same as CSV texts for Google Contacts, phone numbers raw (formats.md 3.4)."""
    members, names = _named(members, practice)
    return [google_csv(batch, names) for batch in batches(members, size)]


def google_csv(members: Iterable[Member], names: dict[str, str]) -> str:
    """The members as Google Contacts imports them, with the group's code as a label."""
    rows = []
    for member in members:
        filled = {
            "First Name": names[member.phone],
            "Labels": " ::: ".join(filter(None, (member.group, "* myContacts"))),
            "Phone 1 - Label": "Mobile",
            "Phone 1 - Value": member.phone,
        }
        rows.append([filled.get(column, "") for column in GOOGLE_HEADER])
    return csv_text(GOOGLE_HEADER, rows, "machine")


def batches(members: Iterable[Member], size: int) -> Iterator[list[Member]]:
    """The members `size` at a time; raises Fault when a phone would not take so many at once."""
    waiting = iter(members)
    while batch := list(islice(waiting, check_size(size))):
        yield batch


def check_size(size: int) -> int:
    """The size of a batch as it is; raises Fault for one below 1 or above 500."""
    if not 1 <= size <= MOST_IN_ONE_FILE:
        raise Fault(
            _("{size} contacts in one file is not possible.", size=size),
            _("Phones take a few hundred contacts at a time."),
            _("Choose a number from 1 to {most}.", most=MOST_IN_ONE_FILE),
            _("Try 250 first."),
        )
    return size


def _named(members: Iterable[Member], practice: bool) -> tuple[list[Member], dict[str, str]]:
    members = list(members)
    names = card_names(members, practice=practice)
    return _sorted(members, names), names


def _sorted(members: Iterable[Member], names: dict[str, str]) -> list[Member]:
    return sorted(members, key=lambda member: search_key(names[member.phone]))
