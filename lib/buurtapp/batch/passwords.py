"""The passwords of the packages: one for each street, in a list for the coordinator only, apart from the packages."""

import csv
import io
from collections.abc import Mapping

from buurtapp.files import write_atomic
from buurtapp.rights.passwords import check_password, propose
from buurtapp.steps.city.folder import CityFolder
from buurtapp.words import _

NAME = "wachtwoorden.csv"


class Passwords:
    """Proposes a password for a street and keeps it, so that later packages for that street open with the same one.

    With one password `given` for all streets nothing is kept. Raises Fault when that one does not do.
    """

    def __init__(self, city: CityFolder, given: str = "") -> None:
        self._path = city.path / NAME
        self._given = check_password(given) if given else ""
        self._known = _read(self._path.read_text(encoding="utf-8-sig")) if self._path.exists() else {}

    def of(self, street: str) -> str:
        """The password of a street."""
        if self._given:
            return self._given
        if street not in self._known:
            self._known[street] = propose()
            write_atomic(self._path, _written(self._known), private=True)
        return self._known[street]


def _read(text: str) -> dict[str, str]:
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    return {row[0]: row[1] for row in rows[1:] if len(row) == 2}


def _written(known: Mapping[str, str]) -> str:
    """A file that a spreadsheet opens; told by phone or letter, never beside the package."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Street"), _("Password")])
    writer.writerows(sorted(known.items()))
    return "\ufeff" + out.getvalue()
