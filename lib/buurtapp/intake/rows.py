"""A table as the rows of a register: each with its number, its cells and the form's own moment (design.md 4)."""

import pandas as pd

from buurtapp.intake.columns import Columns
from buurtapp.intake.fields import signup_fields
from buurtapp.intake.timestamps import read_timestamp
from buurtapp.store.rows import NewRow


def new_rows(table: pd.DataFrame, columns: Columns) -> list[NewRow]:
    """The rows of a table as `read_table` gives it, just as they came."""
    moments = list(read_timestamp(signup_fields(table, columns)["timestamp"])) if len(table) else []
    return [
        NewRow(int(number), tuple(cells), moment)
        for number, cells, moment in zip(table.index, table.itertuples(index=False, name=None), moments, strict=True)
    ]
