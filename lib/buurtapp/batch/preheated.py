"""For the template of the warm engine: importing this does the five steps once, for one invented house.

What is imported, compiled and looked up on the way (templates, words, number plans, holidays) is then there already
in the process from which every notebook is forked; the house and its folder are gone again.
"""

import tempfile
from pathlib import Path

from buurtapp.batch.delivery import Delivery, Rows, lay_in
from buurtapp.batch.taking_in import take_in
from buurtapp.intake.columns import Columns
from buurtapp.model.address import Address
from buurtapp.steps import entering, initiative, meeting, progress, recruitment, signing_up
from buurtapp.store import Register, WorkFolder
from buurtapp.store.rows import NewRow

_NAMES = ["Naam", "Straat", "Huisnummer", "Postcode", "Mobiel", "Toestemming"]
_COLUMNS = ("name", "street", "number", "postcode", "phone", "consent")


def _do_all_once() -> None:
    columns = Columns({name: (place,) for place, name in enumerate(_COLUMNS)}).to_json()
    row = NewRow(2, ("Bo Kikkerprins", "Oefenstraat", "1", "1000AA", "06-01234567", "ja"), "2026-01-01T12:00:00")
    house = Address("Oefenstraat", 1, "", "1000AA")
    rows = Rows("oefening.csv", _NAMES, columns, [row])
    with tempfile.TemporaryDirectory() as name:
        folder = WorkFolder(Path(name) / "oefening")
        lay_in(folder, Delivery("oefening", "Oefenstraat", "Oefenstraat", "", "", "", [house], [rows], practice=True))
        take_in(folder)
        with Register.open(folder.path) as register:
            for step in (initiative, meeting, recruitment, signing_up, entering):
                step.run(register)
            progress.progress(register)


_do_all_once()
