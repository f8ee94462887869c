"""What every text says of this neighbourhood: the team's decisions as words (domain.md 2.3)."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date

from buurtapp.model.address import Address
from buurtapp.model.people import Contact
from buurtapp.press.shelf import template_file
from buurtapp.press.template import Template, compile_template
from buurtapp.press.texts import Text, fill_in
from buurtapp.steps.area import area_text, counted_addresses
from buurtapp.steps.team import admins
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load_all
from buurtapp.words import _, language


def own_paper(name: str) -> Template:
    """The Word template of a page that is on no shelf, in the language in force, else in Dutch. Raises Fault."""
    path = template_file(name)
    return _compiled(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _compiled(path: Path, _changed: int) -> Template:
    """Compiled once for all streets of a batch, and anew when somebody edited the file."""
    return compile_template(path)


def long_date(day: date | None) -> str:
    """`3 februari 2027`; empty when there is no date."""
    return format_date(day, "d MMMM y", locale=language()) if day else ""


def text_values(register: Register) -> dict[str, object]:
    """The values that texts may use. What the team has not filled in is an empty text."""
    decided = decisions(register)
    name = register.neighbourhood().name
    return {
        "buurt": name,
        "gemeente": register.neighbourhood().municipality,
        "groep": decided.group_name or _("Neighbourhood app {name}", name=name),
        "gebied": area_in_words(register),
        "adressen": len(counted_addresses(register)),
        "start": long_date(decided.launch),
        "contact": decided.contact,
        "contact_naam": decided.contact_name,
        "contact_telefoon": decided.contact_phone,
        "afzender": decided.signers or _in_words([member.name for member in admins(register)]) or decided.contact_name,
        "wijkagent": _wijkagent(register),
        "link": decided.link,
        "regels": decided.rules,
        "leeftijd": decided.minimum_age or "",
        "toestemming_versie": decided.consent_version,
        "regels_versie": decided.rules_version,
        "aanmeldcode": "TESTCODE" in decided.link or decided.verification == "evidence",
    }


def values_with_blanks(register: Register) -> dict[str, object]:
    """Those values; what a text cannot do without shows as a blank to write on."""
    return {key: _GAP if value == "" and key in _NEEDED else value for key, value in text_values(register).items()}


def text(register: Register, name: str, **more: object) -> Text:
    """Fill in `templates/<language>/teksten/<name>.txt`; a gap shows as a blank to write on."""
    return fill_in(template_file(f"teksten/{name}.txt"), values_with_blanks(register) | more)


def area_in_words(register: Register) -> str:
    """The area as typed, or its streets."""
    typed = area_text(register)
    return typed.replace("\n", "; ") if typed else _in_words(_streets(counted_addresses(register)))


_GAP = "……………"
_NEEDED = ("contact", "contact_telefoon", "afzender")


def _wijkagent(register: Register) -> str:
    contacts = (Contact.model_validate(value) for value in load_all(register, "contacts").values())
    return next((contact.name for contact in contacts if contact.kind == "wijkagent" and contact.name), "")


def _streets(addresses: dict[int, Address]) -> list[str]:
    return list(dict.fromkeys(address.street for address in addresses.values() if address.street))


def _in_words(parts: list[str]) -> str:
    return _(" and ").join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
