"""docs/people-and-data.md names every table that holds people, and its commands exist."""

import re
from pathlib import Path

from buurtapp.cli.app import buurtapp
from buurtapp.rights.retention import clean_up
from buurtapp.store.life import LIVES, PUT_OUT_DAYS, REFUSED_DAYS

PAGE = (Path(__file__).parents[2] / "docs" / "people-and-data.md").read_text("utf-8")
NO_PEOPLE = {"place", "forgotten"}


def test_every_table_with_people_is_named():
    named = set(re.findall(r"`(\w+)`", PAGE))
    wanted = {table for life in LIVES if life.kind not in NO_PEOPLE for table in life.tables} - {"import", "crew"}
    assert wanted | {"forgotten"} <= named


def test_every_table_of_a_register_has_a_life(empty):
    tables = {row["name"] for row in empty.read("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables - {"sqlite_sequence"} == {table for life in LIVES for table in life.tables}


def test_the_commands_exist():
    assert set(re.findall(r"buurtapp (\w+) FOLDER", PAGE)) <= set(buurtapp.commands)


def test_the_days_are_those_of_the_code(empty):
    assert "launch + 8 weeks" in PAGE
    assert REFUSED_DAYS == 8 * 7
    assert "1 year" in PAGE
    assert PUT_OUT_DAYS == 365
    assert not clean_up(empty).counts
