"""Which column of an address file holds what, by the names that its makers use."""

import re
from dataclasses import dataclass

import pandas as pd

from buurtapp.intake.columns import recognise_columns
from buurtapp.intake.headerwords import plain

_NAMES: dict[str, str] = {
    "street": r"openbare ?ruimte(?: ?naam)?|straat(?: ?naam)?|street(?: ?name)?",
    "number": r"huis ?nummer|huisnr|hnr|nummer|nr|house ?number|number",
    "letter": r"huis ?letter|letter|house ?letter",
    "addition": r"huis ?nummer ?toevoeging|(?:huis ?)?toevoeging|toev|addition|suffix|house ?number ?addition",
    "postcode": r"postcode|pc6|pc|post ?code|postal ?code|zip(?: ?code)?",
    "city": r"woonplaats(?: ?naam)?|plaats(?: ?naam)?|city|town|place",
    "use": r"(?:verblijfsobject)? ?gebruiks ?doel(?:en)?|use|gebruik",
    "status": r"(?:verblijfsobject|nummeraanduiding|adresseerbaar ?object)? ?status",
    "side_address": r"neven ?adres|side ?address",
    "buurt": r"(?:cbs )?buurt(?: ?code)?(?: ?\d{4})?|bu ?code|neighbou?rhood(?: ?code)?",
    "address": r"(?:volledig|woon)?adres|address|adresregel|weergavenaam|straat(?: en| \+)? ?huis(?:nummer|nr)",
}  # fmt: skip
_PATTERNS = {field: re.compile(pattern) for field, pattern in _NAMES.items()}


@dataclass(frozen=True, slots=True)
class Layout:
    """Field to column position."""

    places: dict[str, int]

    def cell(self, row: tuple[str, ...], field: str) -> str:
        """The stripped cell of a field, empty when the file has no such column."""
        place = self.places.get(field)
        return row[place].strip() if place is not None else ""


def layout_of(table: pd.DataFrame) -> Layout | None:
    """The layout by header names, else by what the columns hold; None when it holds no addresses."""
    places = _by_name([plain(str(name)) for name in table.columns])
    if not _enough(places):
        columns = recognise_columns(table)
        for field in ("street", "number", "addition", "postcode", "city", "address"):
            if field not in places and columns.of(field):
                places[field] = columns.of(field)[0]
    if "number" in places and "street" not in places and "address" in places:
        places["street"] = places.pop("address")
    return Layout(places) if _enough(places) else None


def _by_name(names: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for field, pattern in _PATTERNS.items():
        place = next((at for at, name in enumerate(names) if pattern.fullmatch(name)), None)
        if place is not None:
            places[field] = place
    return places


def _enough(places: dict[str, int]) -> bool:
    return "address" in places or ("number" in places and bool({"street", "postcode"} & set(places)))
