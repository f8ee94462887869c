"""Invented streets and their addresses, written as NLExtract writes BAG addresses.

The column layout is that of NLExtract's BAG export (`;`, UTF-8, formats.md 5.3). Town, municipality code
and coordinates (in the Markermeer) do not exist, so that nobody lives at any of these addresses.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TOWN = "Voorbeeldstad"
PROVINCE = "Voorbeeldland"
MUNICIPALITY_CODE = "9999"
STORY_ADDRESSES = 150
PER_POSTCODE = 8  # domain.md 6.2: one postcode is about 8 addresses

BAG_COLUMNS = (
    "openbareruimte", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats", "gemeente",
    "provincie", "nummeraanduiding", "verblijfsobjectgebruiksdoel", "oppervlakteadresseerbaarobject",
    "verblijfsobjectstatus", "object_id", "object_type", "nevenadres", "pandid", "pandstatus", "pandbouwjaar",
    "x", "y", "lon", "lat", "verkorteopenbareruimte",
)  # fmt: skip

# Letters and pairs that postcodes avoid: F I O Q U Y until 2005, SA, SD and SS always (domain.md 6.2).
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_NEVER = ("SA", "SD", "SS")

_LIVED_IN = "Verblijfsobject in gebruik"


@dataclass(frozen=True, slots=True)
class Home:
    """One address of the BAG: a home, an office, or a second address of the same building."""

    street: str
    number: int
    letter: str = ""
    suffix: str = ""
    postcode: str = ""
    use: str = "woonfunctie"
    status: str = _LIVED_IN
    side_of: str = ""

    @property
    def addition(self) -> str:
        """Letter and suffix joined as in the address file: `A`, `2`, `A-2` (design.md 6)."""
        return "-".join(part for part in (self.letter, self.suffix) if part)

    @property
    def door(self) -> str:
        """House number with its addition: `12`, `12A`, `12-2`, `36A-2`, `31bis`."""
        return f"{self.number}{'-' if self.addition[:1].isdigit() else ''}{self.addition}"

    @property
    def line(self) -> str:
        """Street and door, the name of an address in the story."""
        return f"{self.street} {self.door}"

    @property
    def lived_in(self) -> bool:
        """Whether neighbours live there: no office, no building site, no second address."""
        return self.use == "woonfunctie" and self.status == _LIVED_IN and not self.side_of


# What stands at a number when it is not one plain door: (letter, suffix) per door.
_DOORS: dict[str, tuple[tuple[str, str], ...]] = {
    "Lindelaan 3": (("", "1"), ("", "2"), ("", "3")),
    "Lindelaan 12": (("", ""), ("A", ""), ("B", "")),
    "Lindelaan 27": (("", "H"), ("", "1"), ("", "2"), ("", "3")),
    "Lindelaan 31": (("", ""), ("", "bis")),
    "Lindelaan 36": (("", ""), ("A", "1"), ("A", "2"), ("A", "3")),
    "Lindelaan 44": (("", "RD"), ("", "ZW")),
    "Lindelaan 46": (("", "RD"), ("", "ZW")),
    "Burgemeester Zonneveldstraat 15": (("A", ""), ("B", ""), ("C", "")),
    "Burgemeester Zonneveldstraat 20": (("", ""), ("", "bis")),
    "Burgemeester Zonneveldstraat 34": (("A", ""),),
    "Bakkerspad 7": (("", ""), ("A", "")),
}
_OTHERWISE: dict[str, dict[str, str]] = {
    "Lindelaan 1": {"use": "winkelfunctie"},
    "Lindelaan 60": {"use": "woonfunctie,winkelfunctie"},
    "Burgemeester Zonneveldstraat 1": {"side_of": "Lindelaan 59"},
    "Burgemeester Zonneveldstraat 2": {"use": "kantoorfunctie"},
    "Burgemeester Zonneveldstraat 4": {"use": "kantoorfunctie"},
    "Bakkerspad 22": {"status": "Verblijfsobject gevormd"},
}


def story_homes() -> list[Home]:
    """The 150 addresses: a lane, a street that runs out of the area, a little street numbered consecutively."""
    codes = postcodes(1999)
    homes = [
        *_street("Lindelaan", range(1, 60, 2), codes),
        *_street("Lindelaan", range(2, 61, 2), codes),
        *_street("Burgemeester Zonneveldstraat", range(1, 52, 2), codes),
        *_street("Burgemeester Zonneveldstraat", range(2, 51, 2), codes),
        *_street("Bakkerspad", range(1, 23), codes),
    ]
    assert len(homes) == STORY_ADDRESSES
    return homes


def further_homes(streets: int, addresses: int, first_postcode: int = 2000) -> list[Home]:
    """`addresses` plain homes spread over `streets` more streets, odd and even sides with their own postcodes."""
    codes = postcodes(first_postcode)
    homes: list[Home] = []
    for at in range(streets):
        share = addresses // streets + (at < addresses % streets)
        name = street_name(at)
        homes += _street(name, range(1, share + share % 2, 2), codes)
        homes += _street(name, range(2, share + 1, 2), codes)
    return homes


def postcodes(first: int) -> Iterator[str]:
    """Well-formed postcodes in order, from the number `first` on."""
    for number in range(first, 10_000):
        for letters in (one + two for one in _LETTERS for two in _LETTERS):
            if letters not in _NEVER:
                yield f"{number}{letters}"


_BEGIN = (
    "Appel", "Beuken", "Cederhout", "Dennen", "Eiken", "Fazanten", "Gouden", "Hazelaar", "Iris", "Jasmijn", "Kastanje",
    "Lijster", "Meidoorn", "Narcissen", "Olmen", "Populieren", "Quitten", "Rozen", "Seringen", "Tulpen", "Uilen",
    "Vlier", "Wilgen", "Zonnebloem", "Akker", "Boter", "Distel", "Elzen", "Ganzen", "Heide", "Kersen", "Leeuwerik",
    "Molen", "Nachtegaal", "Ooievaars", "Peren", "Reiger", "Sneeuw", "Toren", "Vlinder",
)  # fmt: skip
_END = (
    "straat", "laan", "weg", "hof", "plein", "pad", "kade", "singel", "dreef", "erf", "gaarde", "plantsoen", "kamp",
    "steeg", "veld", "horst", "wal", "ring", "burg", "dal", "akker", "beek", "donk", "es", "goed",
)  # fmt: skip


def street_name(at: int) -> str:
    """The `at`-th invented street name, each different."""
    round_, rest = divmod(at, len(_BEGIN) * len(_END))
    name = _BEGIN[rest % len(_BEGIN)] + _END[rest // len(_BEGIN)]
    return name if round_ == 0 else f"{round_ + 1}e {name}"


def bag_csv(homes: Iterable[Home]) -> bytes:
    """The addresses as NLExtract's BAG CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(BAG_COLUMNS)
    objects: dict[str, str] = {}
    for at, home in enumerate(homes, start=1):
        writer.writerow(_bag_row(home, at, objects))
    return text.getvalue().encode()


def _street(name: str, numbers: Iterable[int], codes: Iterator[str]) -> list[Home]:
    homes: list[Home] = []
    code, left = "", 0
    for number in numbers:
        if left <= 0:  # only here, so that the doors of one number stay together
            code, left = next(codes), PER_POSTCODE
        place = f"{name} {number}"
        for letter, suffix in _DOORS.get(place, (("", ""),)):
            homes.append(Home(name, number, letter, suffix, code, **_OTHERWISE.get(place, {})))
            left -= 1
    return homes


def _bag_row(home: Home, at: int, objects: dict[str, str]) -> tuple[object, ...]:
    building = f"{MUNICIPALITY_CODE}10{_building(home):010d}"
    own = f"{MUNICIPALITY_CODE}01{at:010d}"
    objects[home.line] = own
    x, y = 143_000 + 9 * home.number, 503_000 + 40 * (_building(home) // 1000 % 250)
    lon, lat = _degrees(x, y)
    return (
        home.street, home.number, home.letter, home.suffix, home.postcode, TOWN, TOWN, PROVINCE,
        f"{MUNICIPALITY_CODE}20{at:010d}", home.use, 60 + 7 * home.number % 90, home.status,
        objects.get(home.side_of, own), "VBO", "t" if home.side_of else "f", building,
        "Pand in gebruik" if home.status == _LIVED_IN else "Bouw gestart", 1921 + home.number % 60,
        x, y, f"{lon:.6f}", f"{lat:.6f}", "",
    )  # fmt: skip


def _building(home: Home) -> int:
    # doors at one number share a building; the street makes the rest of the number
    return sum(ord(letter) * place for place, letter in enumerate(home.street, start=1)) * 1000 + home.number


def _degrees(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude near the centre of the Dutch grid (RD), right to some ten metres: enough for a dot."""
    east, north = (x - 155_000) / 100_000, (y - 463_000) / 100_000
    latitude = 52.1551744 + (3235.65389 * north - 32.58297 * east * east) / 3600
    longitude = 5.38720621 + (5260.52916 * east + 105.94684 * east * north) / 3600
    return longitude, latitude
