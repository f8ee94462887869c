"""A report puts 112 first and behaviour before looks, and says what to look at before sending."""

import pytest

from buurtapp.groups.reporting import report_text

GOOD = {
    "where": "Lindelaan 12",
    "what": "Een auto rijdt steeds langs",
    "called_112": True,
    "behaviour": "De bestuurder stapt uit en voelt aan deuren",
    "appearance": "blauwe jas, rode pet",
    "expects": "kijk of uw achterdeur dicht is",
}


def report(**changes):
    return report_text(**GOOD | changes)


def test_112_comes_first_and_behaviour_before_looks():
    text = report().text
    lines = text.splitlines()
    assert lines[0] == "112 is gebeld."
    order = [text.index(GOOD[part]) for part in ("where", "what", "behaviour", "appearance", "expects")]
    assert order == sorted(order)


def test_a_good_report_needs_no_second_look():
    assert report().concerns == ()


def test_what_is_not_said_is_no_empty_line():
    assert report(appearance="", expects=" ").text.count("\n") == 3


def test_without_a_call_112_is_asked_for():
    made = report(called_112=False)
    assert made.text.startswith("112 is niet gebeld.")
    assert any("Bel eerst 112" in concern for concern in made.concerns)


def test_behaviour_and_place_are_asked_for():
    assert any("wat iemand doet" in concern for concern in report(behaviour=" ").concerns)
    assert any("waar het is" in concern for concern in report(where="").concerns)


@pytest.mark.parametrize(
    "looks",
    ["getinte man", "Twee Marokkaanse jongens", "een donkere jongen", "iemand met een donkere huidskleur",
     "blanke vrouw", "Oost-Europees uiterlijk", "mannen, Pools of Roemeens"],
)  # fmt: skip
def test_skin_colour_or_origin_alone_is_no_description(looks):
    assert any("huidskleur of afkomst" in concern for concern in report(appearance=looks).concerns)


@pytest.mark.parametrize("looks", ["zwarte jas", "witte bus", "man met een donkere trui", "lange man, grijs haar", ""])
def test_clothes_and_things_are_a_description(looks):
    assert report(appearance=looks).concerns == ()


def test_origin_as_the_whole_report_is_seen_too():
    concerns = report(what="getinte man", behaviour="", appearance="").concerns
    assert any("huidskleur of afkomst" in concern for concern in concerns)


@pytest.mark.parametrize(
    "plate", ["12-ABC-3", "G-001-BB", "GB001B", "1-XYZ-99", "AB-12-CD", "kenteken begint met een G"]
)
def test_a_number_plate_is_seen(plate):
    assert any("kenteken" in concern for concern in report(what=f"auto met {plate}").concerns)


@pytest.mark.parametrize(
    "no_plate", ["1999AB", "1999 AB", "nummer 12-2", "om 20.15 uur", "3 mannen in 2 autos", "TV en BBQ"]
)
def test_postcodes_numbers_and_times_are_no_plates(no_plate):
    assert report(what=f"gezien bij {no_plate}").concerns == ()


@pytest.mark.parametrize(
    "told",
    ["daar loopt Piet langs de deuren", "de man heet karel", "het is meneer Jansen", "zoon van de familie Bakker"],
)
def test_a_name_is_seen(told):
    assert any("een naam" in concern for concern in report(behaviour=told).concerns)


@pytest.mark.parametrize(
    "told",
    ["loopt van de Lindelaan naar het Bakkerspad", "stapt in een Opel", "staat bij de Albert Heijn", "De man rent weg"],
)
def test_streets_shops_and_makes_are_no_names(told):
    assert report(behaviour=told).concerns == ()


@pytest.mark.parametrize("told", ["ik heb een foto", "filmpje volgt", "zie de camerabeelden"])
def test_a_photo_is_seen(told):
    assert any("foto of film" in concern for concern in report(what=told).concerns)


def test_nothing_typed_is_lost():
    made = report(behaviour="12-ABC-3 van Piet; getint")
    assert "12-ABC-3 van Piet; getint" in made.text


def test_an_empty_report_asks_and_does_not_fail():
    assert len(report_text("", "", False, "").concerns) == 3
