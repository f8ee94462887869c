import pytest

from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood
from buurtapp.store import Register
from buurtapp.store.addresses import replace_addresses

HEADER = "Tijdstempel;Naam;Straat;Huisnummer;Postcode;Mobiel;E-mail;Akkoord\n"


@pytest.fixture
def register(tmp_path):
    """A practice neighbourhood of one street, 1 to 40, an office at 40 and a side address at 39."""
    with Register.create(tmp_path / "lindehof", Neighbourhood(name="Lindehof", practice=True)) as made:
        addresses = [
            Address("Lindelaan", n, "", "1999AB", "Voorbeeldstad", "kantoorfunctie" if n == 40 else "woonfunctie",
                    side_address=n == 39)
            for n in range(1, 41)
        ]  # fmt: skip
        replace_addresses(made, addresses, Area())
        yield made


def person(
    number: int, *, phone: int | None = None, name: str = "", day: str = "2026-09-01", consent: str = "ja"
) -> str:
    """A line of a sign-up file; every number of the street has its own invented person and practice number."""
    first = name or f"{chr(65 + number % 26)}{'aeiou'[number % 5]}{'lmnrst'[number % 6]}a"
    digits = f"06-00{(phone if phone is not None else number) * 1097 % 1000000:06d}"
    mail = f"n{number}@voorbeeld.invalid"
    return f"{day} 20:00:00;{first} Voorbeeld{number};Lindelaan;{number};1999AB;{digits};{mail};{consent}\n"


@pytest.fixture
def write(tmp_path):
    """Write a sign-up file from lines of `person`."""

    def written(*lines: str, name: str = "lijst.csv"):
        path = tmp_path / name
        path.write_text(HEADER + "".join(lines), encoding="utf-8-sig")
        return path

    return written
