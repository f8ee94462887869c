"""Sign-ups that stand in two streets since the list was changed: nobody should be added twice, or asked twice."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress

from buurtapp.batch.routing import Routed
from buurtapp.batch.signup_files import SignUpFile
from buurtapp.batch.streets import Street
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.round import Round
from buurtapp.store import UNREADABLE, Register
from buurtapp.store.rows import all_rows
from buurtapp.store.signups import signups


def area_marks(streets: Sequence[Street]) -> dict[str, str]:
    """By which a later run knows that the area of a street was changed."""
    return {street.id: hashlib.sha256(street.area_text.encode()).hexdigest()[:16] for street in streets}


def standing_twice(
    city: CityFolder, former: Round | None, areas: Mapping[str, str], files: Sequence[SignUpFile], routed: Routed
) -> list[str]:
    """The work folders that hold sign-ups which this run brings to another street, unless somebody excluded them there.

    Looks into the folders of streets that left the list or got another area, and those that it named last time. What
    was taken in stays there, as somebody may have worked with it: a person decides.
    """
    doubtful = [id_ for id_ in city.streets() if _doubtful(id_, former, areas)]
    if not doubtful:
        return []
    goes_to = {
        files[at].rows[place].cells: id_
        for id_, found in routed.of_street.items()
        for at, places in found.items()
        for place in places
    }
    return [id_ for id_ in doubtful if _holds_of_others(city, id_, goes_to)]


def _doubtful(street: str, former: Round | None, areas: Mapping[str, str]) -> bool:
    if former is None or street not in areas or street in former.twice:
        return True
    return former.areas.get(street) != areas[street]


def _holds_of_others(city: CityFolder, street: str, goes_to: Mapping[tuple[str, ...], str]) -> bool:
    with suppress(*UNREADABLE), Register.open(city.street(street).path) as register:  # damaged: its own turn tells
        settled = {one.id for one in signups(register) if one.decided == "exclude"}
        return any(goes_to.get(row.cells, street) != street for row in all_rows(register) if row.id not in settled)
    return False
