"""A row is known again by all its cells under the same header, whatever the file is called (design.md 4)."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from buurtapp.model.people import Neighbourhood
from buurtapp.store import Register, signups
from buurtapp.store.journal import actions
from buurtapp.store.rows import NewRow, add_rows, all_rows, header_columns, next_row

HEADER = ["Naam", "Mobiel"]


def add(register, source, *cells, header=HEADER):
    rows = [NewRow(number, cell) for number, cell in enumerate(cells, 2)]
    return add_rows(register, source, header, "{}", rows, digest=f"{source}{cells}")


def places(register):
    return [(row.source, row.row, row.cells[0]) for row in all_rows(register)]


def test_the_same_file_twice_changes_nothing(register):
    add(register, "a.csv", ("Anna", "1"), ("Bram", "2"))
    before, done = places(register), len(actions(register))
    again = add(register, "a.csv", ("Anna", "1"), ("Bram", "2"))
    assert (again.new, again.known) == (0, 2)
    assert places(register) == before
    assert len(actions(register)) == done


def test_a_longer_file_adds_what_is_new_and_moves_the_rest_to_its_newest_place(register):
    add(register, "a.csv", ("Anna", "1"), ("Bram", "2"))
    longer = add(register, "b.csv", ("Zoë", "3"), ("Anna", "1"), ("Bram", "2"))
    assert (longer.new, longer.known) == (1, 2)
    assert places(register) == [("b.csv", 3, "Anna"), ("b.csv", 4, "Bram"), ("b.csv", 2, "Zoë")]


def test_equal_rows_count_as_often_as_they_stand_there(register):
    assert add(register, "a.csv", ("Anna", "1"), ("Anna", "1")).new == 2
    assert add(register, "b.csv", ("Anna", "1")).new == 0
    assert add(register, "b.csv", ("Anna", "1"), ("Anna", "1"), ("Anna", "1")).new == 1


def test_the_same_cells_under_another_header_are_another_row(register):
    add(register, "a.csv", ("Anna", "1"))
    assert add(register, "b.csv", ("Anna", "1"), header=["Straat", "Nummer"]).new == 1


def test_cells_do_not_run_into_each_other(register):
    add(register, "a.csv", ("An", "na1"))
    assert add(register, "b.csv", ("Ann", "a1")).new == 1


def test_a_decision_survives_the_longer_file(register):
    number = add(register, "a.csv", ("Anna", "1")).ids[0]
    signups.replace_outcomes(register, [signups.Outcome(number)])
    signups.decide(register, signups.signups(register)[0], decided="accept")
    add(register, "later.csv", ("Bram", "2"), ("Anna", "1"))
    found = signups.signups(register)[0]
    assert (found.id, found.key, found.verdict) == (number, "later.csv:3", "ready")


def test_a_forgotten_row_stays_away_and_a_new_one_of_the_same_person_comes_in(register):
    add(register, "a.csv", ("Anna", "1"))
    mark = register.read("SELECT fingerprint FROM signup")[0][0]
    with register.action("forget", undoable=False):
        register.write("DELETE FROM signup")
        register.write("INSERT INTO forgotten (row_mark, at) VALUES (?, '2026-11-23')", (mark,))
    old = add(register, "old.csv", ("Anna", "1"), ("Anna", "1 nieuw"))
    assert (old.new, old.forgotten) == (1, 1)


def test_the_recognised_columns_are_kept_with_the_header(register):
    add_rows(register, "a.csv", HEADER, '{"name": [0]}', [])
    assert header_columns(register, HEADER) == '{"name": [0]}'
    assert header_columns(register, ["Mobiel", "Naam"]) is None


def test_rows_typed_in_by_hand_follow_each_other(register):
    assert next_row(register, "papier") == 2
    add(register, "papier", ("Anna", "1"))
    assert next_row(register, "papier") == 3


CELL = st.text(alphabet="aA1 é,;\"'\\\n\t\u202f", max_size=3)
TABLE = st.lists(st.tuples(CELL, CELL), max_size=8)


@settings(max_examples=15, deadline=None)
@given(first=TABLE, more=TABLE, seed=st.integers(0, 99))
def test_any_table_in_any_order_and_in_parts_ends_the_same(tmp_path_factory, first, more, seed):
    whole, shuffled = first + more, random.Random(seed).sample(first + more, len(first + more))

    def kept(*tables):
        with Register.create(tmp_path_factory.mktemp("r") / "x", Neighbourhood(name="X")) as register:
            for number, table in enumerate(tables):
                add(register, f"{number}.csv", *table)
            return sorted(row.cells for row in all_rows(register))

    assert kept(whole) == kept(first, whole) == kept(shuffled) == kept(whole, whole) == sorted(whole)
