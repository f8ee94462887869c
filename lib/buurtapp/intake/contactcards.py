"""Contact cards (.vcf, versions 2.1 to 4.0) as a table; formats.md 2.1."""

import quopri
import re

import pandas as pd

from buurtapp.intake.table import frame_of

NAMES = (
    "Naam", "Voornaam", "Tussenvoegsel", "Achternaam", "Adres", "Postcode", "Plaats", "Telefoon", "Telefoon 2",
    "E-mail", "Opmerking",
)  # fmt: skip

_LINE = re.compile(r"(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)(?P<parameters>(?:;[^:]*)?):(?P<value>.*)", re.DOTALL)
_UNESCAPED = re.compile(r"(?<!\\);")
_PREFIX = re.compile(r"(?:(?:van|de|der|den|het|'t|ten|ter|te|v\.d\.|von|la|le|el|da|di)\s+)+", re.IGNORECASE)

Property = tuple[str, str, str]


def looks_like_cards(text: str) -> bool:
    """Whether a text file holds contact cards."""
    return text.lstrip()[:12].upper().startswith("BEGIN:VCARD")


def read_cards(text: str) -> pd.DataFrame:
    """One row per card, numbered from 1: two numbers, mobile first, and one mail address; more of them are remarks."""
    cards = [_row(card) for card in _cards(text)]
    return frame_of(NAMES, cards, range(1, len(cards) + 1))


def _cards(text: str) -> list[list[Property]]:
    cards: list[list[Property]] = []
    for line in _unfolded(text):
        found = _LINE.fullmatch(line)
        if not found:
            continue
        name, parameters = found["name"].upper(), found["parameters"].upper()
        if name == "BEGIN":
            cards.append([])
        elif cards:
            cards[-1].append((name, parameters, _plain(found["value"], parameters)))
    return cards


def _unfolded(text: str) -> list[str]:
    """Lines with their continuations: a leading space (3.0) or a trailing `=` in quoted-printable (2.1)."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if lines and line[:1] in (" ", "\t"):
            lines[-1] += line[1:]
        elif lines and lines[-1].endswith("=") and "QUOTED-PRINTABLE" in lines[-1].upper():
            lines[-1] = lines[-1][:-1] + line
        else:
            lines.append(line)
    return lines


def _plain(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return value
    data = quopri.decodestring(value.encode("utf-8"))
    return data.decode("utf-8") if "UTF-8" in parameters else data.decode("cp1252", errors="replace")


def _row(card: list[Property]) -> list[str]:
    family, given, *between = [*_parts(_first(card, "N")), "", "", "", ""][:4]
    family = " ".join([*(part for part in map(_text, between) if _PREFIX.fullmatch(f"{part} ")), family])
    prefix = _PREFIX.match(family)
    street = [*_parts(_first(card, "ADR")), *[""] * 7]
    phones = [_text(value.removeprefix("tel:")) for _, value in _phones(card)]
    mails = [_text(value) for name, _, value in card if name == "EMAIL" and value.strip()]
    remarks = [_text(_first(card, "NOTE")), *phones[2:], *mails[1:]]
    return [
        _text(_first(card, "FN")), _text(given), _text(prefix.group() if prefix else ""),
        _text(family[prefix.end() :] if prefix else family), _text(street[2]), _text(street[5]), _text(street[3]),
        *[*phones, "", ""][:2], next(iter(mails), ""), "; ".join(filter(None, remarks)),
    ]  # fmt: skip


def _phones(card: list[Property]) -> list[tuple[bool, str]]:
    """Numbers, mobile ones first."""
    found = [("CELL" not in parameters, value) for name, parameters, value in card if name == "TEL" and value.strip()]
    return sorted(found, key=lambda one: one[0])


def _first(card: list[Property], wanted: str) -> str:
    return next((value for name, _, value in card if name == wanted and value.strip(" ;")), "")


def _parts(value: str) -> list[str]:
    return _UNESCAPED.split(value)


def _text(value: str) -> str:
    unescaped = re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)
    return unescaped.strip()
