"""The area of a neighbourhood: streets with number ranges, postcodes, CBS neighbourhood codes (design.md 6)."""

import re
from typing import Literal

from pydantic import BaseModel

from buurtapp.model.address import Address
from buurtapp.words import Fault, _

Numbers = Literal["all", "odd", "even"]

_POSTCODE = re.compile(r"([1-9]\d{3})\s?([A-Za-z]{2})")
_BUURT = re.compile(r"BU\s?([0-9A-Z]{8})", re.IGNORECASE)
_RANGE = re.compile(r"(?P<street>.*?\D)\s*(?P<first>\d+)\s*(?:-|–|t/m|tot en met)\s*(?P<last>\d+)(?P<rest>.*)")
_ONE = re.compile(r"(?P<street>.*?[^\W\d].*?)\s+(?P<first>\d+)(?P<rest>\D*.*)")
_SIDES: dict[str, Numbers] = {"oneven": "odd", "odd": "odd", "even": "even", "alle": "all", "all": "all"}
_EXCEPT = re.compile(r"(?:behalve|zonder|except)\s+(?P<numbers>[\d\s,en&+]+)", re.IGNORECASE)


class StreetPart(BaseModel, frozen=True):
    """A street, or a run of its house numbers, on one side or both, with exceptions."""

    street: str
    first: int | None = None
    last: int | None = None
    numbers: Numbers = "all"
    exceptions: tuple[int, ...] = ()

    def covers(self, address: Address) -> bool:
        """Whether the address lies in this part of the street."""
        if same_street(self.street) != same_street(address.street) or address.number in self.exceptions:
            return False
        if self.numbers != "all" and address.side != self.numbers:
            return False
        return (self.first is None or address.number >= self.first) and (
            self.last is None or address.number <= self.last
        )


class Area(BaseModel, frozen=True):
    """Street parts, postcodes (`1234AB`) and CBS codes (8 characters, without BU). Empty means every address."""

    streets: tuple[StreetPart, ...] = ()
    postcodes: frozenset[str] = frozenset()
    buurten: frozenset[str] = frozenset()

    def covers(self, address: Address) -> bool:
        """Whether the address belongs to the area; an empty area holds every address."""
        if not (self.streets or self.postcodes or self.buurten):
            return True
        return (
            address.postcode in self.postcodes
            or address.buurt in self.buurten
            or any(part.covers(address) for part in self.streets)
        )


def same_street(name: str) -> str:
    """A street name without case and doubled spaces, to compare two spellings of one name."""
    return " ".join(name.casefold().split())


def parse_area(text: str) -> Area:
    """Read `Kerkstraat 1-99 oneven; 3581AB; BU0344…`, parts separated by `;` or new lines.

    Raises Fault naming the part that cannot be read.
    """
    streets: list[StreetPart] = []
    postcodes: set[str] = set()
    buurten: set[str] = set()
    for part in filter(None, (piece.strip() for piece in re.split(r"[;\n]", text))):
        if match := _POSTCODE.fullmatch(part):
            postcodes.add(match[1] + match[2].upper())
        elif match := _BUURT.fullmatch(part):
            buurten.add(match[1].upper())
        else:
            streets.append(_street_part(part))
    return Area(streets=tuple(streets), postcodes=frozenset(postcodes), buurten=frozenset(buurten))


def _street_part(text: str) -> StreetPart:
    text, exceptions = _take_exceptions(text)
    match = _RANGE.fullmatch(text) or _ONE.fullmatch(text)
    if match is None:
        street, numbers = _take_side(text)
        if not re.search(r"[^\W\d_]", street):
            raise _unreadable(text)
        return StreetPart(street=street, numbers=numbers, exceptions=exceptions)
    rest, numbers = _take_side(match["rest"].strip(" ,"))
    first = int(match["first"])
    last = int(match.groupdict().get("last") or first)
    if rest or last < first:
        raise _unreadable(text)
    return StreetPart(
        street=match["street"].strip(" ,"), first=first, last=last, numbers=numbers, exceptions=exceptions
    )


def _take_exceptions(text: str) -> tuple[str, tuple[int, ...]]:
    match = _EXCEPT.search(text)
    if match is None:
        return text, ()
    return text[: match.start()].strip(" ,"), tuple(int(n) for n in re.findall(r"\d+", match["numbers"]))


def _take_side(text: str) -> tuple[str, Numbers]:
    head, space, tail = text.rpartition(" ")
    word = (tail if space else text).strip("()").casefold()
    if word in _SIDES:
        return head.strip(" ,") if space else "", _SIDES[word]
    return text, "all"


def _unreadable(part: str) -> Fault:
    return Fault(
        _("This part of the area cannot be read: {part}", part=part),
        _("We expect a street with house numbers, a postcode or a CBS neighbourhood code."),
        _("Write for example: Kerkstraat 1-99 oneven; 1234AB; BU03440101"),
        _("Look at this part first; the rest of what you typed is kept."),
    )
