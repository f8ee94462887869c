"""Any file, or pasted text, to a table of text cells, and from there to the fields of a sign-up (design.md 4)."""

from buurtapp.intake.addresses import read_addresses
from buurtapp.intake.columns import FIELDS, Columns, recognise_columns
from buurtapp.intake.faults import UnreadableFile
from buurtapp.intake.fields import signup_fields
from buurtapp.intake.pasted import read_pasted
from buurtapp.intake.reading import ByHand, Reading, describe, read, read_table
from buurtapp.intake.timestamps import read_timestamp

__all__ = [
    "FIELDS", "ByHand", "Columns", "Reading", "UnreadableFile", "describe", "read", "read_addresses", "read_pasted",
    "read_table", "read_timestamp", "recognise_columns", "signup_fields",
]  # fmt: skip
