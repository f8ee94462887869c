"""Tables out: xlsx for people, csv for programs, both safe against formulas (design.md 2, formats.md 3.4)."""

from buurtapp.sheets.model import DONE, TODO, Cell, Column, Sheet, tick_column
from buurtapp.sheets.separated import csv_text, write_csv
from buurtapp.sheets.workbook import workbook_bytes, write_workbook

__all__ = [
    "DONE", "TODO", "Cell", "Column", "Sheet", "csv_text", "tick_column", "workbook_bytes", "write_csv",
    "write_workbook",
]  # fmt: skip
