"""Walk list, agenda and go/no-go page: what stands on them, in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Neighbourhood, TeamMember
from buurtapp.press import (
    MEDIA,
    Action,
    CheckLine,
    Meeting,
    Plan,
    Printed,
    TeamContext,
    agenda,
    compile_template,
    go_no_go,
    medium,
    read_letters,
    read_text,
    rounds,
    team_context,
    template_path,
    walk_list,
)
from buurtapp.words import Fault

ON_THE_AGENDA = (
    "dinsdag 20.00 uur",
    "Sanne (hoofdbeheerder)",
    "Langs de deuren",
    "Brief nalezen\nAli\n20 april 2027",
    "Hoe heet de groep?\nBuurtapp de Berk",
    "Vanaf welke leeftijd?\n18 jaar",
    "dinsdag 4 mei 2027",
)
ON_THE_PAGE = (
    "Drie inbraken & <schrik>.",
    "Kerkstraat\n1 – 12\n4",
    "Aalbeslaan\n7, oneven\n2",
    "Samen\n7",
    "75  (60 – 90)\n± 112\nWijk bij Duurstede & <co>",
    "aan 11 buren. Ja: 7. Daarvan willen er 2 helpen. Nee: 1. Nog niet zeker: 3.",
    "☒\nGekeken op wabp.nl\n1 maart 2027: geen groep",
    "☐\nWijkagent gesproken\nnog doen",
)


@dataclass
class Line:
    label: str = "Langs de deur"
    low: int = 60
    expected: int = 75
    high: int = 90
    source: str = "Wijk bij Duurstede & <co>"


def walked(addresses: Sequence[Address], team: TeamContext, **more) -> Printed:
    return walk_list(compile_template(template_path("looplijst")), addresses, team, **more)


def test_a_walk_list_has_a_page_for_each_street_side(team, addresses) -> None:
    printed = walked(addresses, team)
    found = read_letters(printed.data)
    assert printed.count == len(found) == 4
    assert [letter.lines[0] for letter in found] == [
        "Aalbeslaan, oneven kant",
        'D\'n "Hoek" & <Zn>, oneven kant',
        "Kerkstraat, even kant",
        "Kerkstraat, oneven kant",
    ]


def test_doors_stand_in_walking_order_with_five_boxes_each(team, addresses) -> None:
    lines = read_letters(walked(addresses, team).data)[2].lines
    doors = [line for line in lines if line in {"2", "10", "12A"}]
    assert doors == ["2", "10", "12A"]
    assert lines.count("☐") == 5 * 3
    assert "3 adressen" in lines[1]


def test_two_comes_before_ten_in_additions(team, addresses) -> None:
    lines = read_letters(walked(addresses, team).data)[0].lines
    assert [line for line in lines if line.startswith("7-")] == ["7-2", "7-10"]


def test_what_is_known_of_a_door_and_who_walks_is_printed(team, addresses) -> None:
    made = walked(addresses, team, known={addresses[1].key: "al aangemeld"}, walkers={("Kerkstraat", "even"): "Ali"})
    text = read_text(made.data)
    assert "al aangemeld" in text[2]
    assert "Loper: Ali" in text[2]
    assert "Loper: …" in text[3]


def test_where_there_are_no_streets_a_round_is_a_postcode() -> None:
    found = rounds([Address("", 3, "", "1234AB"), Address("", 1, "", "1234AC"), Address("", 1, "", "1234AB")])
    doors = {one.street: [door.number for door in one.doors] for one in found}
    assert doors == {"1234 AB": [1, 3], "1234 AC": [1]}


def test_the_agenda_holds_points_decisions_and_actions_with_owner_and_day(team) -> None:
    meeting = Meeting(
        when="dinsdag 20.00 uur",
        team=[TeamMember(name="Sanne", role="main_admin"), TeamMember(name="", role="helper")],
        actions=[Action("Brief nalezen", "Ali", date(2027, 4, 20)), Action("Sleutel halen", "Jo", None, done=True)],
    )
    printed = agenda(compile_template(template_path("agenda")), team, meeting)
    text = read_text(printed.data)[0]
    for words in ON_THE_AGENDA:
        assert words in text
    assert text.count("☒") == 1
    assert printed.warnings == ("Nog niet ingevuld, dus dit wordt een lege regel: plaats van het overleg.",)


@pytest.mark.parametrize("decided", [Decisions(), Decisions(purpose="wider", residence="works", photo_rule="never")])
def test_every_decision_has_words(decided: Decisions) -> None:
    team = team_context(Neighbourhood(name="Berk"), decided)
    text = read_text(agenda(compile_template(template_path("agenda")), team, Meeting()).data)[0]
    assert text.count("?\n") == 16 + 2  # sixteen questions, and two headings that ask


def test_the_go_no_go_page_has_motive_area_forecast_answers_and_checks(team, addresses) -> None:
    plan = Plan(
        motive="Drie inbraken & <schrik>.",
        addresses=addresses,
        forecast=[Line()],
        factor=1.5,
        asked={"yes": 5, "no": 1, "wants_to_help": 2, "": 3, "asked": 11},
        checks=[CheckLine("Gekeken op wabp.nl", date(2027, 3, 1), "geen groep"), CheckLine("Wijkagent gesproken")],
    )
    text = read_text(go_no_go(compile_template(template_path("gaan-of-niet")), team, plan).data)[0]
    for words in ON_THE_PAGE:
        assert words in text


def test_the_go_no_go_page_of_a_new_folder_has_a_blank_line(team) -> None:
    printed = go_no_go(compile_template(template_path("gaan-of-niet")), team, Plan())
    assert "(nog invullen: waarom u een groep wilt)" in read_text(printed.data)[0]
    assert len(printed.warnings) == 1


def test_every_medium_on_the_shelf_has_a_template_that_compiles() -> None:
    for kind, one in MEDIA.items():
        assert compile_template(template_path(kind)).placeholders
        assert medium(one.file.removesuffix(".docx")) is one


def test_an_unknown_medium_is_a_fault_that_lists_the_known_ones() -> None:
    with pytest.raises(Fault, match="brief, aanmeldformulier"):
        medium("spandoek")
