import shutil

import pytest

from buurtapp.judging.past import put_out
from buurtapp.rights.handover import offer
from buurtapp.steps.example import make_example
from buurtapp.steps.running import year_calendar
from buurtapp.steps.signing_up import decide, run
from buurtapp.store import Register
from buurtapp.store.lease import beat
from buurtapp.store.signups import signups

PASSWORD = "molen-fiets-kaars-boom"


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The example neighbourhood with its sign-ups judged, a calendar, a template of its own and a copy by OneDrive."""
    path = tmp_path_factory.mktemp("handover") / "voorbeeld"
    with make_example(path) as register:
        run(register)
        year_calendar(register, 2027)
        first, second = [one for one in signups(register) if one.verdict == "ready"][:2]
        put_out(register, first)
        decide(register, second, "exclude")
        beat(register)
    (path / "sjablonen").mkdir()
    (path / "sjablonen" / "brief van Anna.docx").write_bytes(b"PK eigen brief")
    shutil.copy(path / "buurt.sqlite", path / "buurt (1).sqlite")
    return path


@pytest.fixture
def folder(example, tmp_path):
    """A copy of it to change."""
    return shutil.copytree(example, tmp_path / "lindehof")


@pytest.fixture
def register(folder):
    with Register.open(folder) as opened:
        yield opened


@pytest.fixture
def package(register, tmp_path):
    """The package of the folder, under PASSWORD."""
    return offer(register, tmp_path / "overdracht.zip", PASSWORD).path
