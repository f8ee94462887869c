"""An address as the address file writes it, and the order in which someone walks past."""

import re
from dataclasses import dataclass
from typing import Literal

Side = Literal["odd", "even"]


@dataclass(frozen=True, slots=True)
class Address:
    """One door. `addition` is the house letter and addition as the address file writes them: `A`, `2`, `A-2`."""

    street: str
    number: int
    addition: str
    postcode: str
    city: str = ""
    use: str = ""
    status: str = ""
    side_address: bool = False
    buurt: str = ""

    @property
    def door(self) -> str:
        """House number with its addition: `12`, `12A`, `12-2`, `12A-2`."""
        return f"{self.number}{'-' if self.addition[:1].isdigit() else ''}{self.addition}"

    @property
    def side(self) -> Side:
        """The side of the street by its number."""
        return "odd" if self.number % 2 else "even"

    @property
    def line(self) -> str:
        """Street and door, as on an envelope."""
        return f"{self.street} {self.door}".strip()

    @property
    def key(self) -> str:
        """The address in one word, the same in every file and run: `1234AB|12|A-2`."""
        return (
            f"{self.postcode}|{self.number}|{self.addition.upper()}" if self.postcode else f"{self.street}|{self.door}"
        )

    @property
    def walking_order(self) -> tuple[str, str, int, list[tuple[int, int, str]]]:
        """Sort key: street, side, number, addition (2 before 10)."""
        return (self.street.casefold(), self.side, self.number, natural(self.addition))


def natural(text: str) -> list[tuple[int, int, str]]:
    """Sort key in which 2 comes before 10 and A before B, whatever the case."""
    parts: list[str] = re.findall(r"\d+|\D+", text.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
