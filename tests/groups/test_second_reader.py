"""Contact cards read back equal by vobject in Python and by ical.js in Node (formats.md 2.1, 2.4)."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st

from buurtapp.groups.calendar import year_calendar
from buurtapp.groups.calendar_files import calendar_file
from buurtapp.groups.cards import contact_cards
from buurtapp.groups.names import card_names
from buurtapp.model.decisions import Decisions
from buurtapp.steps.entering import enrol, members
from buurtapp.steps.example import make_example
from buurtapp.steps.signing_up import run as sign_up

HOSTILE = [
    "Jan\r\nTEL:+31600000009\r\nEND:VCARD",
    "\\,;\\n:\"'" * 20,
    "👩‍👩‍👧‍👦" * 15,
    "é" * 100,
    "\u202eomgekeerd\u2028regel\u0085x\ud800",
    " " * 90 + "x",
    "=1+1;N:;;;;^'^n",
    "",
]


class Read(NamedTuple):
    """What a reader found on one card."""

    name: str
    structured: tuple[str, ...]
    phone: str
    group: str


def by_vobject(data: bytes) -> list[Read]:
    return [
        Read(
            card.fn.value,
            (
                card.n.value.family,
                card.n.value.given,
                card.n.value.additional,
                card.n.value.prefix,
                card.n.value.suffix,
            ),
            card.tel.value,
            "".join(card.categories.value) if "categories" in card.contents else "",
        )
        for card in vobject.readComponents(data.decode("utf-8"))
    ]


def by_ical_js(cards: Iterable[Any]) -> list[Read]:
    found = []
    for kind, properties, _inside in cards:
        assert kind == "vcard"
        values = {name: value for name, _parameters, _type, value in properties}
        assert len(values) == len(properties), "a property twice"
        assert values["version"] == "3.0"
        found.append(Read(values["fn"], tuple(values["n"]), values["tel"], values.get("categories", "")))
    return found


def meant(people: list[Any], *, practice: bool) -> set[Read]:
    names = card_names(people, practice=practice)
    return {Read(names[one.phone], ("", names[one.phone], "", "", ""), one.phone, one.group) for one in people}


@settings(max_examples=20)
@given(st.lists(st.tuples(st.text(max_size=90), st.text(max_size=30), st.text(max_size=6)), min_size=1, max_size=40))
@example([(name, name, name) for name in HOSTILE])
def test_any_member_is_read_back_equal_by_both(
    member: Callable[..., Any], ical_js: Callable[[bytes], list[Any]], texts: list[tuple[str, str, str]]
) -> None:
    people = [
        member(at, street, 12, addition, name=name, group="BP1") for at, (name, street, addition) in enumerate(texts)
    ]
    data = contact_cards(people, practice=True)
    expected = meant(people, practice=True)
    assert set(by_vobject(data)) == expected
    assert set(by_ical_js(ical_js(data))) == expected


def test_the_cards_of_the_example_are_read_back_equal_by_both(tmp_path, ical_js) -> None:
    with make_example(tmp_path / "voorbeeldbuurt") as register:
        sign_up(register)
        enrol(register)
        people = members(register)
        files = sorted(register.folder.output("contacten").glob("*.vcf"))
    data = b"".join(path.read_bytes() for path in files)
    expected = meant(people, practice=True)
    assert len(people) > 50
    assert set(by_vobject(data)) == expected
    assert set(by_ical_js(ical_js(data))) == expected


def test_the_year_calendar_is_read_by_ical_js_too(ical_js) -> None:
    calendar = year_calendar(2027, Decisions(), message="TEST; één, twee\nniet reageren")
    ((kind, _properties, inside),) = ical_js(calendar_file(calendar, "Buurt; de, Berk", str))
    events = [{name: value for name, _parameters, _type, value in one[1]} for one in inside if one[0] == "vevent"]
    assert kind == "vcalendar"
    assert {(one["summary"], one["dtstart"][:10]) for one in events} == {
        (f"{event.title} – Buurt; de, Berk", event.day.isoformat()) for event in calendar.events
    }
    tests = [one for one in events if one["summary"].startswith("Testbericht")]
    assert len(tests) == 4
    assert all("één, twee\nniet reageren" in one["description"] and one["dtstart"][11:] == "20:00:00" for one in tests)
