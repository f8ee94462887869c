"""Columns without a telling header: what they hold says what they are."""

from buurtapp.intake.cells import CellKind
from buurtapp.intake.content import FIELD_OF_KIND, Profile
from buurtapp.intake.settling import Claims

_ALONE: tuple[CellKind, ...] = ("email", "phone", "postcode", "postcode_city", "timestamp", "address")
_NAMES = {"name", "first_name", "last_name"}


def guess_from_content(claims: Claims, names: list[str], profiles: list[Profile]) -> None:
    """Fill in claims that are still empty, in place. A column with an unknown header gets only what is unmistakable."""
    free = [place for place, fields in enumerate(claims) if not fields and profiles[place].filled]
    for kind in _ALONE:
        _claim_kind(kind, free, claims, profiles)
    nameless = [place for place in free if not names[place].strip()]
    if nameless:
        _agreement(nameless, claims, profiles)
        _house_number(nameless, claims, profiles)
        _street_and_city(nameless, claims, profiles)
        _prefix(nameless, claims, profiles)
        _names(nameless, claims, profiles)
        _remark(nameless, claims, profiles)
    elif not _taken(claims, *_NAMES):
        _one_name(free, claims, profiles)


def _taken(claims: Claims, *wanted: str) -> bool:
    return any(fields & set(wanted) for fields in claims)


def _open(places: list[int], claims: Claims) -> list[int]:
    return [place for place in places if not claims[place]]


def _claim_kind(kind: CellKind, free: list[int], claims: Claims, profiles: list[Profile]) -> None:
    fields = FIELD_OF_KIND[kind]
    if _taken(claims, fields[0]) or (kind == "address" and _taken(claims, "street")):
        return
    least = 0.3 if kind in ("phone", "email") else 0.5  # many leave these out, or write "geen"
    fitting = [place for place in _open(free, claims) if profiles[place].share.get(kind, 0.0) >= least]
    if kind == "address":  # a street such as Plein 1944 has its number in the next column
        fitting = [place for place in fitting if not _numbers_follow(place, profiles)]
    if fitting:
        best = max(fitting, key=lambda place: profiles[place].share[kind])
        claims[best] = set(fields)


def _numbers_follow(place: int, profiles: list[Profile]) -> bool:
    after = profiles[place + 1] if place + 1 < len(profiles) else None
    return after is not None and after.filled > 0 and after.share.get("number", 0.0) >= 0.6


def _agreement(places: list[int], claims: Claims, profiles: list[Profile]) -> None:
    """Cells that say "Ik ga akkoord" need no question above them; where a question is asked, its answer counts."""
    if _taken(claims, "consent"):
        return
    for place in _open(places, claims):
        if profiles[place].plainly_agreeing >= 0.6:
            claims[place] = {"consent"}


def _house_number(places: list[int], claims: Claims, profiles: list[Profile]) -> None:
    if _taken(claims, "number", "address"):
        return
    for place in _open(places, claims):
        if profiles[place].holds("number") >= 0.6 and not profiles[place].counts_up:
            claims[place] = {"number"}
            follows = place + 1
            if follows in places and not claims[follows] and _is_addition(profiles[follows], profiles[place]):
                claims[follows] = {"addition"}
            return


def _is_addition(seen: Profile, number: Profile) -> bool:
    short = seen.share.get("tick", 0.0) + seen.share.get("number", 0.0) + seen.share.get("words", 0.0)
    return seen.filled <= 0.8 * number.filled and short >= 0.8 and seen.words <= 2


def _street_and_city(places: list[int], claims: Claims, profiles: list[Profile]) -> None:
    if not _taken(claims, "street", "address"):
        street = _street(_open(places, claims), claims, profiles)
        if street is not None:
            claims[street] = {"street"}
    for place in _open(places, claims):
        seen = profiles[place]
        after_postcode = place > 0 and "postcode" in claims[place - 1]
        if after_postcode and not _taken(claims, "city") and seen.words <= 3 and not seen.share.get("tick"):
            claims[place] = {"city"}


def _street(places: list[int], claims: Claims, profiles: list[Profile]) -> int | None:
    """The column left of the house numbers, else the one whose texts end like streets ("Bakker" ends so too)."""
    before = next((place for place in places if place + 1 < len(claims) and "number" in claims[place + 1]), None)
    if before is not None and (before > 0 or profiles[before].share.get("street", 0.0) >= 0.4):
        return before
    likely = [place for place in places if profiles[place].share.get("street", 0.0) >= 0.6]
    return max(likely, key=lambda place: profiles[place].share["street"], default=None)


def _prefix(places: list[int], claims: Claims, profiles: list[Profile]) -> None:
    for place in _open(places, claims):
        if profiles[place].share.get("prefix", 0.0) >= 0.6 and not _taken(claims, "prefix"):
            claims[place] = {"prefix"}


def _names(places: list[int], claims: Claims, profiles: list[Profile]) -> None:
    """The first column of short texts is the name; two of one word each, side by side, are its parts."""
    if _taken(claims, *_NAMES):
        return
    named = [place for place in _open(places, claims) if _can_be_name(profiles[place])]
    if not named:
        return
    first = named[0]
    claims[first] = {"name"}
    after = next((place for place in range(first + 1, len(claims)) if "prefix" not in claims[place]), -1)
    if after in named and profiles[first].words < 1.3 and profiles[after].words < 2.5:
        claims[first], claims[after] = {"first_name"}, {"last_name"}


def _can_be_name(seen: Profile) -> bool:
    text = seen.share.get("words", 0.0) + seen.share.get("street", 0.0) + seen.share.get("prefix", 0.0)
    return text >= 0.7 and seen.words <= 5 and (seen.distinct >= 0.3 or seen.filled <= 3)


def _one_name(free: list[int], claims: Claims, profiles: list[Profile]) -> None:
    for place in _open(free, claims):
        if _can_be_name(profiles[place]) and profiles[place].distinct >= 0.8 and profiles[place].filled >= 2:
            claims[place] = {"name"}
            return


def _remark(places: list[int], claims: Claims, profiles: list[Profile]) -> None:
    for place in _open(places, claims):
        if profiles[place].words > 3 and profiles[place].agreeing < 0.6:
            claims[place] = {"remark"}
