"""`buurtapp reconcile` (design.md 6): its json, its exit codes, and the example's own chat."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from buurtapp.steps.entering import enrol
from buurtapp.steps.example import make_example, shipped
from buurtapp.steps.signing_up import run as sign_up

KEYS = ["name", "phone", "source", "row", "outcome", "matched_by"]


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("reconcile") / "voorbeeldbuurt"
    with make_example(path) as register:
        sign_up(register)
        enrol(register)
    return path


@pytest.fixture(scope="module")
def chat() -> Path:
    return next((shipped() / "whatsapp").glob("*.txt"))


def test_the_chat_of_the_example(run, example, chat):
    found = json.loads(run("reconcile", example, chat, "--format", "json"))
    assert all(list(one) == KEYS for one in found)
    by_name = {one["name"]: one for one in found}
    assert Counter(one["outcome"] for one in found if one["outcome"] != "not_seen") == {
        "seen_joining": 18, "seen_leaving": 2, "number_changed": 2, "unknown": 3,
    }  # fmt: skip
    assert {one["outcome"] for one in found} <= {"seen_joining", "seen_leaving", "not_seen", "number_changed",
                                                 "unknown"}  # fmt: skip
    assert by_name["Sien Theelepel"]["outcome"] == "seen_joining"
    assert by_name["Maud Uilenbord"] | {"phone": "", "row": 0} == {
        "name": "Maud Uilenbord", "phone": "", "source": "Aanmelden buurtapp Lindehof.csv", "row": 0,
        "outcome": "seen_leaving", "matched_by": "card",
    }  # fmt: skip
    stranger = next(one for one in found if one["outcome"] == "unknown" and one["phone"])
    assert (stranger["name"], stranger["source"], stranger["row"], stranger["matched_by"]) == ("", "", None, None)
    told = run("reconcile", example, chat)
    assert "Sien Theelepel" in told
    assert "Oliebollen" not in told


def test_a_match_and_the_statuses_can_be_taken_back(run, example, chat):
    def standing():
        return {row["name"]: row["status"] for row in json.loads(run("register", example, "--format", "json"))}

    before = standing()
    run("reconcile", example, chat)
    assert standing() == before
    run("reconcile", example, chat, "--apply")
    after = standing()
    assert after["Sien Theelepel"] == "joined"
    assert after["Maud Uilenbord"] == "left"
    run("undo", example)
    assert standing() == before
    unseen = next(one for one in json.loads(run("reconcile", example, chat, "--format", "json"))
                  if one["outcome"] == "not_seen")  # fmt: skip
    key = f"{unseen['source']}:{unseen['row']}"
    matched = json.loads(run("reconcile", example, chat, "--match", "~ Vera", key, "--format", "json"))
    assert [one["outcome"] for one in matched if one["matched_by"] == "hand"] == ["in_group"]
    run("undo", example)


def test_a_member_list_says_who_is_not_in_the_group(run, example, tmp_path):
    rows = json.loads(run("register", example, "--format", "json"))
    row = next(row for row in rows if row["status"])
    stranger = next(f"+3160{n:07}" for n in range(10**7) if f"+3160{n:07}" not in {row["phone"] for row in rows})
    path = tmp_path / "leden.csv"
    path.write_text(f"Name,Phone\nIemand,{row['phone']}\nVreemd,{stranger}\n")
    found = json.loads(run("reconcile", example, path, "--format", "json"))
    assert Counter(one["outcome"] for one in found if one["outcome"] != "not_in_group") == {
        "in_group": 1, "unknown": 1,
    }  # fmt: skip


def test_the_volunteer_is_told_to_delete_the_export(example, chat):
    done = subprocess.run(
        [sys.executable, "-m", "buurtapp", "reconcile", str(example), str(chat), "--format", "json"],
        capture_output=True, check=True,
    )  # fmt: skip
    json.loads(done.stdout)
    assert chat.name in done.stderr.decode()


@pytest.mark.parametrize("words", [("weg.txt",), ("CHAT", "--group", "XX9"), ("CHAT", "--match", "~ Vera", "x.csv:1"),
                                   ("CHAT", "--format", "xml"), ("BAD",)])  # fmt: skip
def test_unusable_input_is_a_sentence_and_exit_code_2(run, example, chat, tmp_path, words):
    bad = tmp_path / "plaatje.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    run("reconcile", example, *({"CHAT": chat, "BAD": bad}.get(word, word) for word in words), expect=2)
