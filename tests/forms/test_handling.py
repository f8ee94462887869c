"""Handlers never fail in silence and never show a traceback."""

from pathlib import Path

import pytest
from ipywidgets import Button

from buurtapp.forms.handling import StatusLine, Stopped, guarded, keep_log
from buurtapp.words import Fault, counted, meanwhile

FAULT = Fault("We zagen <dit>.", "Daarom stopten we.", "Zo lost u het op.", "Kijk hier.")


def raising(error: Exception) -> None:
    raise error


def test_the_four_parts_of_a_fault_show_escaped() -> None:
    status = StatusLine()
    guarded(raising, status)(FAULT)
    for part in ("We zagen &lt;dit&gt;.", FAULT.why, FAULT.fix, FAULT.first):
        assert part in status.html


def test_an_unforeseen_error_is_logged_by_kind_and_place_without_its_message(tmp_path: Path) -> None:
    keep_log(tmp_path / "fouten.log")
    status = StatusLine()
    guarded(raising, status)(ValueError("Jan de Vries"))
    log = (tmp_path / "fouten.log").read_text()
    assert "ValueError" in log
    assert "raising" in log
    assert "Jan de Vries" not in log + status.html


def test_a_button_rests_while_its_handler_works() -> None:
    button, seen = Button(), []
    guarded(lambda: seen.append(button.disabled), StatusLine(), button)()
    assert seen == [True]
    assert not button.disabled


def test_a_button_wakes_up_after_a_failure() -> None:
    button = Button()
    guarded(raising, StatusLine(), button)(FAULT)
    assert not button.disabled


def test_the_busy_sentence_goes_when_a_handler_says_nothing() -> None:
    status = StatusLine()
    guarded(lambda: None, status, Button())()
    assert status.html == ""


def test_long_work_shows_how_far_it_is_and_is_announced_once() -> None:
    status, seen = StatusLine(), []

    def work() -> None:
        seen.extend(status.html for _one in counted(range(3), "Brieven"))
        meanwhile("Nalezen")
        seen.append(status.html)

    guarded(work, status, Button())()
    assert '<progress aria-label="Brieven (0 van 3)" max="3" value="0">' in seen[0]
    assert seen[-1] == "<p>… Nalezen</p>"
    assert not any('role="status"' in said for said in seen)  # the first word, before the work, was announced
    assert status.html == ""


def test_nobody_needs_to_listen() -> None:
    meanwhile("Nalezen")
    assert list(counted(range(3), "Brieven")) == [0, 1, 2]


def test_the_handler_itself_can_be_called_by_a_test() -> None:
    with pytest.raises(Fault):
        guarded(raising, StatusLine()).__wrapped__(FAULT)  # type: ignore[attr-defined]


def test_a_stopped_cell_shows_sentences_instead_of_a_traceback() -> None:
    assert Stopped.because(FAULT)._render_traceback_() == [FAULT.saw, FAULT.why, FAULT.fix, FAULT.first]
    assert "Traceback" not in "".join(Stopped.because(KeyError("x"))._render_traceback_())
