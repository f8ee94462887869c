"""The answers of the forms of steps 1 and 2, as the volunteers of the example filled them in."""

from typing import Any

from example_parts.people import MAIL, Person
from example_parts.places import TOWN
from example_parts.plan import Plan
from example_parts.story import POLICE

NEIGHBOURHOOD = "Lindehof"
GROUP = "Buurtapp Lindehof"
LAUNCH = "2026-10-14"
# TESTCODE is where the letter's code comes (design.md, step 2); the form asks for it since the second round of letters.
LINK = "https://formulier.voorbeeld.invalid/lindehof/aanmelden?usp=pp_url&entry.1000001=TESTCODE"
AREA = "Lindelaan; Burgemeester Zonneveldstraat 1-39 oneven; Burgemeester Zonneveldstraat 2-40 even; Bakkerspad 1-22"
MOTIVE = (
    "In maart stond er bij drie buren een man aan de deur die zei dat hij van het waterbedrijf was. Niemand wist het "
    "van elkaar. Twee oudere buren zijn geld kwijtgeraakt. Wij willen elkaar voortaan snel kunnen waarschuwen. "
    "En wij willen weten wie er in de buurt wonen."
)


def answers(plan: Plan) -> dict[str, Any]:
    """Everything in `antwoorden.json`."""
    people = {key: row.person for key, row in plan.named().items()}
    return {
        "neighbourhood": {"name": NEIGHBOURHOOD, "practice": True, "municipality": TOWN, "keeper": people["roos"].name},
        "area": AREA,
        "decisions": _decisions(people),
        "team": _team(people),
        "contacts": _contacts(),
        "asked": _asked(),
        "motive": MOTIVE,
        "checklist": _checklist(),
        "channels": ["door", "letter"],
    }


def _decisions(people: dict[str, Person]) -> dict[str, Any]:
    roos, bram = people["roos"], people["bram"]
    return {
        "group_name": GROUP,
        "purpose": "urgent",
        "wijkagent_in_group": False,
        "verification": "address",
        "residence": "lives",
        "signup_route": "form",
        "link": LINK,
        "contact": f"buurtapp.lindehof@{MAIL}",
        "contact_name": roos.name,
        "contact_phone": roos.words()["dashed"],
        "launch": LAUNCH,
        "photo_rule": "police",
        "night_rule": True,
        "costs": "Meedoen is gratis.",
        "signers": f"{roos.name} en {bram.name}",
        "signers_agreed_on": "2026-09-07",
        "wijkagent_name": "Klaas Kloek",
        "wijkagent_agreed": True,
        "media": ["wervingsbrief", "looplijst", "aanmeldformulier"],
    }


def _team(people: dict[str, Person]) -> list[dict[str, Any]]:
    def member(key: str, role: str, streets: str, availability: str, **more: Any) -> dict[str, Any]:
        person = people[key]
        return {
            "name": person.name, "role": role, "phone": person.words()["dashed"], "email": person.mail,
            "streets": [streets], "availability": availability,
        } | more  # fmt: skip

    return [
        member("roos", "main_admin", "Lindelaan", "overdag en 's avonds", agreed_to_be_named=True),
        member("bram", "admin", "Bakkerspad", "'s avonds en in het weekend", agreed_to_be_named=True),
        member("fatma", "deputy", "Burgemeester Zonneveldstraat", "'s ochtends", deputy_for=people["roos"].name),
        member("tijl", "helper", "Lindelaan", "in het weekend"),
        member("sien", "helper", "Lindelaan", "overdag"),
    ]


def _contacts() -> list[dict[str, Any]]:
    return [
        {
            "kind": "wijkagent", "name": "Klaas Kloek", "phone": POLICE, "email": f"wijkagent.lindehof@{MAIL}",
            "contacted_on": "2026-08-27",
            "note": "Vindt het een goed plan. Zijn naam mag in de brief (mail van 3 september). Leest niet mee.",
        },
        {
            "kind": "municipality", "name": f"Gemeente {TOWN}, team Veiligheid", "phone": "",
            "email": f"veiligheid@{MAIL}", "contacted_on": "2026-08-31",
            "note": "Twee borden per buurt, pas als de groep bij WABP staat. Wachttijd zes weken.",
        },
        {
            "kind": "neighbouring_group", "name": "Hugo Haasje (Buurtapp Molenkwartier)", "phone": "06-04 93 72 15",
            "email": f"molenkwartier@{MAIL}", "contacted_on": "2026-09-01",
            "note": "Burgemeester Zonneveldstraat 41 en hoger hoort bij hen.",
        },
    ]  # fmt: skip


def _asked() -> list[dict[str, str]]:
    table = (
        ("Bram (Bakkerspad)", "wants_to_help", "2026-08-19"),
        ("Fatma (Zonneveldstraat)", "wants_to_help", "2026-08-19"),
        ("Lindelaan 12B", "yes", "2026-08-20"),
        ("Lindelaan 27-2", "wants_to_help", "2026-08-20"),
        ("Lindelaan 41", "yes", "2026-08-22"),
        ("Lindelaan 54", "no", "2026-08-22"),
        ("Tijl (Lindelaan)", "wants_to_help", "2026-08-24"),
        ("Zonneveldstraat 15C", "yes", "2026-08-24"),
        ("Zonneveldstraat 30", "", "2026-08-24"),
    )
    return [{"who": who, "answer": answer, "on": on} for who, answer, on in table]


def _checklist() -> dict[str, dict[str, str]]:
    table = (
        ("wabp_checked", "2026-08-18", "Op de kaart van wabp.nl staat geen groep voor onze straten."),
        ("municipality_page", "2026-08-18", "De gemeente heeft een pagina over buurtapps, met regels voor borden."),
        ("wijkagent_contacted", "2026-08-27", "Gesproken op het bureau."),
        ("neighbouring_groups", "2026-09-01", "Molenkwartier begint bij Burgemeester Zonneveldstraat 41."),
        ("alternatives", "2026-08-25", "Er is een Facebookgroep van de straat, maar alleen voor spullen."),
        ("platform_chosen", "2026-08-28", "WhatsApp. Bijna iedereen heeft het al."),
        ("coadmins_found", "2026-08-24", "Bram en Fatma."),
        ("support_gauged", "2026-08-24", "Negen buren gevraagd. Eén wil niet, één denkt na."),
        ("wabp_registered", "2026-09-08", "Aangemeld. De link in de mail dezelfde dag aangeklikt."),
        ("signs_asked", "2026-09-09", "Twee borden gevraagd aan de gemeente."),
        ("area_fixed", "2026-09-01", "Drie straten; het einde van de Zonneveldstraat hoort bij de buren."),
    )
    return {key: {"done_on": on, "found": found} for key, on, found in table}
