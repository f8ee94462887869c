"""The list of rows that fit no street, or more than one: `niet-ingedeeld.xlsx`. It names nobody."""

from collections.abc import Sequence
from pathlib import Path

from buurtapp.batch.routing import Aside, why_words
from buurtapp.sheets import Cell, Column, Sheet, write_workbook
from buurtapp.steps.city.folder import CityFolder
from buurtapp.words import _

NAME = "niet-ingedeeld.xlsx"


def write_aside(city: CityFolder, aside: Sequence[Aside]) -> Path:
    """Write the list, also when it is empty; returns its path."""
    words = why_words()
    columns = [
        Column(_("File"), width=30), Column(_("Row"), width=8, text=False), Column(_("Why"), width=60),
        Column(_("It could be"), width=24), Column(_("Street in the address file"), width=28),
    ]  # fmt: skip
    rows: list[list[Cell]] = [[one.source, one.row, words[one.why], ", ".join(one.streets), one.about] for one in aside]
    note = _("These sign-ups went to no street. Look the row up in the file; put it right there, and run again.")
    return write_workbook(city.path / NAME, [Sheet(_("Not placed"), columns, rows, note=note)], private=True)
