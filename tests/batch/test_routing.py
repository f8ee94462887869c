"""Every sign-up goes to exactly one street, or is set aside with the reason; the sums agree."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurtapp.batch.delivery import Delivery, deliveries, lay_in, waiting_in
from buurtapp.batch.moved import area_marks, standing_twice
from buurtapp.batch.routing import route
from buurtapp.batch.signup_files import read_signups, sources_of
from buurtapp.batch.streets import read_streets
from buurtapp.batch.taking_in import take_in
from buurtapp.batch.territories import divide
from buurtapp.model.address import Address
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.round import Round
from buurtapp.steps.signing_up import decide
from buurtapp.steps.signing_up import run as judge
from buurtapp.store import Register, WorkFolder
from buurtapp.store.signups import signups
from buurtapp.store.state import state_of

HEADER = "Naam,Straat,Huisnummer,Postcode,Mobiel,Toestemming,Aanmeldcode"
ADDRESSES = [
    *(Address("Kerkstraat", number, "", "1000AA" if number % 2 else "1000AB") for number in range(1, 9)),
    *(Address("Dorpsstraat", number, "", "1000AC") for number in range(1, 9)),
    Address("Ringweg", 1, "", "1000AD"),
]


def test_two_files_of_the_same_name_are_told_apart_in_the_list_of_rows_set_aside(table, land, tmp_path):
    paths = []
    for place in ("maandag", "dinsdag"):
        (tmp_path / place).mkdir()
        paths.append(table(f"{place}/lijst.csv", HEADER, f"Bo de Beer,Elders,1,9999ZZ,,ja,{place}"))
    files, faults = read_signups([*paths, table("weg.csv", HEADER, "Bo,Elders,1,,,,"), tmp_path / "maandag"])
    assert list(faults) == ["maandag"]
    assert {file.source for file in files} == {"lijst.csv", "lijst (2).csv", "weg.csv"}
    found = route(files, land)
    assert [one.source for one in found.aside] == ["maandag/lijst.csv", "dinsdag/lijst.csv", "weg.csv"]


def test_a_row_of_either_of_two_files_of_one_name_is_found_again_in_every_later_run(table, land, tmp_path):
    for place in ("a", "b", "c"):
        (tmp_path / place).mkdir()
    b, c = (table(f"{place}/lijst.csv", HEADER, f"{place} Boer,Kerkstraat,1,1000AA,,ja,") for place in "bc")
    known = sources_of([b, c], {})
    assert known == sources_of([c, b], {})
    assert known == sources_of([c], known) == sources_of([c, b], known)
    [alone], _faults = read_signups([c], known)
    assert alone.source == "lijst (2).csv"

    files, _faults = read_signups([c, b], known)
    city = CityFolder(tmp_path)
    for delivery in deliveries(land, files, route(files, land), practice=True):
        lay_in(city.street(delivery.id), delivery)
        take_in(city.street(delivery.id))
    with Register.open(city.street("ODD").path) as register:
        judge(register)
        found = {(one.source, one.row): one.name for one in signups(register)}
    assert found == {("lijst.csv", 2): "b Boer", ("lijst (2).csv", 2): "c Boer"}

    turned, _faults = read_signups([b, c], known)
    first, again = ([one.digest for one in deliveries(land, of, route(of, land))] for of in (files, turned))
    assert first == again

    a, other = table("a/lijst.csv", HEADER), table("lijst (2).csv", HEADER)
    later = sources_of([a, c, b, other], known)
    assert len(set(later.values())) == len(later) == 4
    assert later.items() > known.items()
    assert sources_of([a], {}) == sources_of([a], sources_of([a], {}))
    assert set(sources_of([a], {}).values()) == {"lijst.csv"}


def test_a_file_that_is_given_twice_is_read_once(table, land, tmp_path):
    path = table("lijst.csv", HEADER, "Bo de Beer,Kerkstraat,1,1000AA,,ja,")
    (tmp_path / "elders").mkdir()
    files, faults = read_signups([path, tmp_path / "elders" / ".." / "lijst.csv"])
    assert not faults
    assert [file.shown for file in files] == ["lijst.csv"]
    assert route(files, land).rows == 1


@pytest.fixture
def land(table):
    path = table(
        "straten.csv", "id,naam,gebied", "ODD,Kerkstraat oneven,Kerkstraat oneven", "EVEN,Kerkstraat even,1000AB",
        "D,Dorpsstraat,Dorpsstraat", "D2,Dorpsstraat hoek,Dorpsstraat 8", "LOST,Nergens,Nergensstraat",
    )  # fmt: skip
    return divide(read_streets(path), ADDRESSES)


def routed(table, land, *rows, codes=None):
    files, faults = read_signups([table("lijst.csv", HEADER, *rows)])
    assert not faults
    return files, route(files, land, codes)


def places(found):
    """Per row of the file, its street or why it has none."""
    where = {place + 2: id_ for id_, files in found.of_street.items() for place in files.get(0, [])}
    return where | {aside.row: aside.why for aside in found.aside}


def test_a_street_without_addresses_says_so_and_one_address_may_lie_in_two(land):
    assert {street.id for street in land.streets if street.fault} == {"LOST"}
    assert land.shared == 1


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("Bo de Beer,Kerkstraat,3,1000AA,0601234567,ja,", "ODD"),
        ("Bo de Beer,kerkstr.,4,1000AB,0601234567,ja,", "EVEN"),
        ("Bo de Beer,Kerkstraat 4,,,0601234567,ja,", "EVEN"),
        ("Bo de Beer,,4,1000 ab,0601234567,ja,", "EVEN"),
        ("Bo de Beer,Dorpsstraat,99,,0601234567,ja,", "two.clues"),  # no such door; two lines of the list name it
        ("Bo de Beer,,99,1000AB,0601234567,ja,", "EVEN"),  # no such door, but one street only: its beheerder asks
        ("Bo de Beer,Dorpsstraat,8,1000AC,0601234567,ja,", "two.areas"),
        ("Bo de Beer,Ringweg,1,1000AD,0601234567,ja,", "nowhere.area"),
        ("Bo de Beer,Elders,1,9999ZZ,0601234567,ja,", "nowhere.unknown"),
        ("Bo de Beer,,,,0601234567,ja,", "nowhere.unknown"),
        ("Bo de Beer,,,,0601234567,ja,KRST-0001", "ODD"),
        ("Bo de Beer,Kerkstraat,3,1000AA,0601234567,ja,KRST-0001", "ODD"),
        ("Bo de Beer,Dorpsstraat,2,1000AC,0601234567,ja,KRST-0001", "two.code"),
        ("Totaal,12,,,,,", "row.no_data"),
    ],
)
def test_a_row_has_one_place_or_a_reason(table, land, row, where):
    codes = {"KRST0001": frozenset({"1000AA|3|"})}
    _files, found = routed(table, land, row, codes=codes)
    assert places(found) == {2: where}


CELL = st.sampled_from(["", "Kerkstraat", "Dorpsstraat", "Ringweg", "Elders", "1", "2", "8", "99", "1000AA", "1000AB"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12))
def test_rows_in_are_rows_routed_and_rows_set_aside_each_once(table, land, rows):
    lines = [f"Bo {n},{street},{number},{postcode},,ja," for n, (street, number, postcode) in enumerate(rows)]
    _files, found = routed(table, land, *lines)
    assert found.rows == len(rows) == found.routed + len(found.aside)
    assert sorted(places(found)) == list(range(2, len(rows) + 2))


def test_a_delivery_comes_out_of_its_letter_box_as_it_went_in(table, land, tmp_path):
    files, found = routed(table, land, '"Bo ""de"" Beer",Kerkstraat,3,1000AA,0601234567,ja,', "É,Kerkstraat,5,,,,")
    made = {delivery.id: delivery for delivery in deliveries(land, files, found, practice=True)}
    assert set(made) == {"ODD", "EVEN", "D", "D2"}
    folder = WorkFolder(tmp_path / "ODD")
    lay_in(folder, made["ODD"])
    assert waiting_in(folder) == made["ODD"]
    assert Delivery.from_json(made["ODD"].to_json()).digest == made["ODD"].digest


def test_a_street_takes_in_its_rows_under_their_own_file_and_number(table, land, tmp_path):
    rows = ("A Een,Dorpsstraat,2,,,ja,", "B Twee,Kerkstraat,3,1000AA,0600234567,ja,", "C Drie,Kerkstraat,5,,,ja,")
    files, found = routed(table, land, *rows)
    folder = WorkFolder(tmp_path / "ODD")
    marks = []
    for _time in range(2):
        [delivery] = [one for one in deliveries(land, files, found, practice=True) if one.id == "ODD"]
        lay_in(folder, delivery)
        take_in(folder)
        with Register.open(folder.path) as register:
            judge(register)
            marks.append(state_of(register.read))
            assert [(one.source, one.row, one.name) for one in signups(register)] == [
                ("lijst.csv", 3, "B Twee"), ("lijst.csv", 4, "C Drie"),
            ]  # fmt: skip
    assert marks[0] == marks[1]
    assert waiting_in(folder) is None


@pytest.mark.parametrize(
    ("lines", "twice"),
    [
        (["ODD,Oneven,Kerkstraat 1-3 oneven", "D,Dorpsstraat,Dorpsstraat; Kerkstraat 5-99 oneven"], ["ODD"]),
        (["D,Dorpsstraat,Dorpsstraat; Kerkstraat oneven"], ["ODD"]),  # the street left the list, another has its houses
        (["D,Dorpsstraat,Dorpsstraat"], []),  # it left the list; its rows are set aside, nobody else has them
        (["ODD,Oneven,Kerkstraat oneven 1-99", "D,Dorpsstraat,Dorpsstraat"], []),
    ],
)
def test_sign_ups_in_two_streets_since_the_list_changed_are_told_until_they_are_excluded(
    table, land, tmp_path, lines, twice
):
    files, found = routed(table, land, "B Twee,Kerkstraat,3,1000AA,0600234567,ja,", "C Drie,Kerkstraat,5,,,ja,")
    city = CityFolder(tmp_path)
    for delivery in deliveries(land, files, found, practice=True):
        lay_in(city.street(delivery.id), delivery)
        take_in(city.street(delivery.id))
    former = Round("", areas=area_marks(land.streets))
    assert standing_twice(city, former, former.areas, files, found) == []

    streets = read_streets(table("nieuw.csv", "id,naam,gebied", *lines))
    areas, later = area_marks(streets), route(files, divide(streets, ADDRESSES))
    assert standing_twice(city, former, areas, files, later) == twice
    again = Round("", areas=areas, twice=twice)
    assert standing_twice(city, again, areas, files, later) == twice
    with Register.open(city.street("ODD").path) as register:
        judge(register)
        for one in signups(register):
            decide(register, one, "exclude")
    assert standing_twice(city, again, areas, files, later) == []


def test_who_says_no_in_a_later_file_is_not_kept_by_an_earlier_accept(table, land, tmp_path):
    folder, yes = WorkFolder(tmp_path / "ODD"), "B Twee,Kerkstraat,3,1000AA,0600234567,ja,"
    for rows in ((yes,), (yes, "B Twee,Kerkstraat,3,1000AA,0600234567,nee,")):
        files, found = routed(table, land, *rows)
        [delivery] = [one for one in deliveries(land, files, found, practice=True) if one.id == "ODD"]
        lay_in(folder, delivery)
        take_in(folder)
        with Register.open(folder.path) as register:
            judge(register)
            first = next(one for one in signups(register) if one.row == 2)
            if len(rows) == 1:
                assert decide(register, first, "accept").verdict == "ready"
    assert (first.verdict, first.decided) == ("excluded", "")


def test_what_a_street_changed_itself_is_not_taken_back_by_the_same_list(table, land, tmp_path):
    from buurtapp.steps.decisions import decide_all
    from buurtapp.store.forms import decisions, load, save

    files, found = routed(table, land)
    folder = WorkFolder(tmp_path / "ODD")
    for minimum, expected in (("16", 16), ("16", 21), ("18", 18)):
        chosen = {"minimum_age": minimum}
        [delivery] = [one for one in deliveries(land, files, found, decisions=chosen) if one.id == "ODD"]
        lay_in(folder, delivery)
        take_in(folder)
        with Register.open(folder.path) as register:
            assert decisions(register).minimum_age == expected
            decide_all(register, {"minimum_age": 21})
            save(register, "team", {"name": "Nieuw"}, "1")
            assert load(register, "team", "1")["name"] == "Nieuw"
