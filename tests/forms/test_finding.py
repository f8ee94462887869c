"""Long lists are searched and sorted as people do, and short ones are left in peace."""

from buurtapp.forms.finding import MOST, SHORT, Finder, FindTable, Rows, natural

STREETS = [("Édelstraat", 10), ("Eikenlaan", 9), ("Zandweg", 100)]


def many(count: int = MOST + 10) -> Rows:
    return Rows(
        ("Naam", "Deur"), [(f"J. de V. {n}", n) for n in range(count)], hidden=[f"Jan {n}" for n in range(count)]
    )


def test_a_short_list_has_no_fields_to_search_in() -> None:
    finder = Finder(lambda: None, ("Straat", "Nummer"), hook="x")
    assert finder.arrange(STREETS, lambda row: row) == STREETS
    assert finder.widget.layout.display == "none"
    finder.arrange(range(SHORT + 1), lambda number: (number,))
    assert finder.widget.layout.display == ""


def test_every_word_must_be_found_without_capitals_and_accents() -> None:
    finder = Finder(lambda: None, hook="x")
    finder.search.value = "EDEL 10"
    assert finder.arrange(STREETS, lambda row: row) == STREETS[:1]
    assert "1 van 3" in finder.count.value
    finder.search.value = "nergens"
    assert finder.arrange(STREETS, lambda row: row) == []
    assert finder.widget.layout.display == ""  # or the search could not be taken back


def test_numbers_sort_by_their_size_and_accents_beside_their_letter() -> None:
    finder = Finder(lambda: None, ("Straat", "Nummer"), hook="x")
    finder.order.value = 1
    assert [number for _street, number in finder.arrange(STREETS, lambda row: row)] == [9, 10, 100]
    finder.backwards.value = True
    assert [number for _street, number in finder.arrange(STREETS, lambda row: row)] == [100, 10, 9]
    as_people_do = ["12-9", "12-10", "Édel", "Eik", "Zand", ""]
    assert sorted(sorted(as_people_do), key=natural) == as_people_do


def test_a_long_table_shows_its_first_rows_until_all_are_asked_for() -> None:
    table = FindTable(many, hook="x")
    assert table.table.value.count("<tr>") == 1 + MOST
    table.show_all()
    assert table.table.value.count("<tr>") == 1 + MOST + 10
    table.finder.search.value = "jan 20"
    assert table.table.value.count("<tr>") == 2
    assert "Jan" not in table.table.value  # searched, not shown


def test_a_column_can_be_sorted_by_what_it_means() -> None:
    days = [("wo 3 mrt",), ("do 4 feb",)]
    table = FindTable(lambda: Rows(("Dag",), days, orders=[("2027-03-03",), ("2027-02-04",)]), hook="x")
    table.finder.order.value = 0
    assert table.table.value.index("4 feb") < table.table.value.index("3 mrt")


def test_a_search_stays_when_the_list_changes_and_what_fails_is_said() -> None:
    found = [("Aa", 1)] * 20
    table = FindTable(lambda: Rows(("Naam", "Deur"), found), hook="x")
    table.finder.search.value = "bb"
    found.append(("Bb", 2))
    table.refresh()
    assert "Bb" in table.table.value
    table._render = lambda: 1 / 0  # type: ignore[assignment, return-value]
    table.refresh()
    assert "alert" in table.above.value
