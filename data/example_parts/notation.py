"""How people write what they mean: numbers, doors and postcodes in the notations of domain.md 6, ticks and remarks."""

import random

from example_parts.people import Person
from example_parts.places import Home
from example_parts.story import GOOGLE, MICROSOFT, TRIAL, TYPED

PHONES = {
    TRIAL: ("dashed", "phone", "blocks"),
    GOOGLE: ("dashed", "dashed", "phone", "blocks", "plus", "zeros"),
    MICROSOFT: ("bare", "bare", "dashed", "plus"),  # digits alone became a number there, and lost the zero
    TYPED: ("dashed", "blocks", "brackets"),
}
_TICK = {
    TRIAL: ("Akkoord",),
    GOOGLE: ("Ja, de beheerders mogen mijn naam, adres en mobiele nummer bewaren en gebruiken voor de buurtapp.",),
    MICROSOFT: ("Ja;",),
    TYPED: ("ja", "ja", "x", "Ja", "akkoord"),
}
_REMARKS = ("", "", "", "", "", "Leuk plan!", "Ik wil wel helpen met folders.", "Graag ook een sticker.")


def written_cells(rng: random.Random, file: str, person: Person, phone: str) -> dict[str, str]:
    """What someone writes who makes no mistake, by field. `phone` names the notation of the number."""
    words = person.words()
    together = file in (GOOGLE, MICROSOFT)
    postcode = words["postcode"]
    return {
        "name": words["name"], "first": words["first"], "prefix": words["prefix"], "core": words["core"],
        "street": rng.choice((words["street"], words["street"], words["street"].lower(), f"{words['street']} ")),
        "number": _door(rng, person.home) if together else words["number"],
        "addition": words["addition"],
        "address": f"{words['street']} {words['door']}, {postcode[:4]} {postcode[4:]}",
        "postcode": rng.choice((postcode, f"{postcode[:4]} {postcode[4:]}", postcode.lower())),
        "phone": words[phone],
        "email": words["mail"] if rng.random() < 0.6 else "",
        "consent": rng.choice(_TICK[file]), "for_whom": "Voor mijzelf", "remark": rng.choice(_REMARKS),
    }  # fmt: skip


def _door(rng: random.Random, home: Home) -> str:
    """The door as people write it: 12A, 12a, 12 A, 12-A are one (domain.md 6.2)."""
    addition = home.addition
    if not addition:
        return str(home.number)
    return f"{home.number}{rng.choice(('-', ' ') if addition[0].isdigit() else ('', ' ', '-'))}" + rng.choice(
        (addition, addition.lower())
    )
