"""The example played from its shipped inputs: what its register then holds, and whom its chat speaks of."""

import re
from collections import Counter

import pytest

from buurtapp.model.reasons import REASONS
from buurtapp.steps.entering import enrol
from buurtapp.steps.example import make_example
from buurtapp.steps.signing_up import run
from buurtapp.store.addresses import door_results
from buurtapp.store.signups import signups

# Arise only where a team asks for them, or with letter codes.
ONLY_WHEN_ASKED = {
    "rules.missing", "age.missing", "residence.unverified", "code.unknown", "code.other_address", "code.many_people",
}  # fmt: skip
CHAT_NAME = re.compile(r"OEFEN .*?(?=,| en | toegevoegd|: | heeft| verwijderd| neemt| is gewijzigd|$)", re.MULTILINE)


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    made = make_example(tmp_path_factory.mktemp("example") / "voorbeeldbuurt")
    run(made)
    enrol(made)
    yield made
    made.close()


def test_the_register_holds_every_reason_code(register):
    assert {code for signup in signups(register) for code in signup.reasons} == set(REASONS) - ONLY_WHEN_ASKED


def test_the_register_holds_every_row_of_every_file(register, plan):
    lines = Counter(signup.source for signup in signups(register))
    assert lines == {
        file: len(rows) + (file == "Lijst infoavond en deuren.csv")  # and its totals line
        for file, rows in plan.rows.items()
    }


def test_the_history_at_the_doors_is_in_the_register(register):
    results = door_results(register)
    assert {result for rounds in results.values() for result in rounds.values()} == {
        "joined", "thinks", "no", "not_home", "sticker",
    }  # fmt: skip
    assert len(results) > 40


def test_the_chat_names_members_as_their_contact_cards_do(register, files):
    chat = next(data for name, data in files.items() if name.startswith("whatsapp")).decode()
    cards = [path.read_text(encoding="utf-8") for path in register.folder.path.glob("uitvoer/contacten/*.vcf")]
    names = {name for card in cards for name in re.findall(r"^FN:(.*)$", card, re.MULTILINE)}
    named = set(CHAT_NAME.findall(chat))
    assert len(named) > 15
    assert named <= names


def test_a_number_that_joined_by_link_is_a_member_and_another_is_nobody(register, files):
    chat = next(data for name, data in files.items() if name.startswith("whatsapp")).decode()
    by_link = re.findall(r"\u202a(\+31 6 0\d{7})\u202c is deelnemer geworden", chat)
    members = {signup.phone for signup in signups(register) if signup.verdict == "ready"}
    assert [number.replace(" ", "") in members for number in by_link] == [True, False]
