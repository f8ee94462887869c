"""A package and the other rights: who was forgotten is in no package, and what is due should not go along."""

from datetime import date, timedelta

import pytest

from buurtapp.rights.confirming import confirm
from buurtapp.rights.finding import find_one
from buurtapp.rights.forget import forget
from buurtapp.rights.handover import offer, standing
from buurtapp.rights.receiving import receive
from buurtapp.rights.retention import clean_up
from buurtapp.steps.decisions import decide_all
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import Fault

from .conftest import PASSWORD
from .looking import files_of


def test_what_should_have_gone_is_told(register, tmp_path):
    clean_up(register)
    assert not any("opnieuw" in one for one in offer(register, tmp_path / "p.zip", PASSWORD).warnings)
    decide_all(register, {"launch": (date.today() - timedelta(days=400)).isoformat()})
    assert any("Ruim op" in one for one in offer(register, tmp_path / "p.zip", PASSWORD).warnings)


def test_who_is_forgotten_after_a_package_stays_in_none(register, folder, tmp_path):
    made = offer(register, folder / "uitvoer" / "overdracht.zip", PASSWORD)
    receipt = receive(made.path, tmp_path / "nieuw", PASSWORD).receipt
    gone = next(one for one in signups(register) if one.verdict == "ready" and one.phone)
    forget(register, find_one(register, gone.phone))
    assert not made.path.exists()
    assert any("ook moet wissen" in change for change in standing(register).changes)
    with pytest.raises(Fault):
        confirm(register, receipt)
    later = receive(offer(register, tmp_path / "p.zip", PASSWORD).path, tmp_path / "later", PASSWORD)
    with Register.open(later.folder) as theirs:
        assert gone.phone not in {one.phone for one in signups(theirs)}
    assert gone.phone[3:].encode() not in b"".join(files_of(later.folder).values())


def test_the_password_is_kept_nowhere(register, folder, tmp_path):
    received = receive(offer(register, tmp_path / "p.zip", PASSWORD).path, tmp_path / "nieuw", PASSWORD)
    kept = [*files_of(folder).values(), *files_of(received.folder).values()]
    assert not [content for content in kept if PASSWORD.encode() in content]
