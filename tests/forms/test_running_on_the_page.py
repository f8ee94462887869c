"""Once the group runs: test message, ready messages, a report, the year, the evaluation, the place to chat."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from ipywidgets import HTML, DOMWidget, Textarea

from buurtapp.forms import pages, running
from buurtapp.forms.evaluation import results_html
from buurtapp.forms.pages import Page
from buurtapp.forms.ready_messages import MessagesForm, occasions
from buurtapp.forms.report_helper import ReportForm
from buurtapp.forms.tested import LastTestForm
from buurtapp.forms.year import YearForm
from buurtapp.steps.entering import enrol
from buurtapp.steps.example import make_example
from buurtapp.steps.opening import EXAMPLE
from buurtapp.steps.running import MESSAGES
from buurtapp.steps.tested import last_tests
from buurtapp.store import Register
from buurtapp.store.forms import save
from buurtapp.store.members import groups
from buurtapp.words import Fault


def page_text(widget: DOMWidget) -> str:
    own = str(widget.value) if isinstance(widget, HTML | Textarea) else ""
    return own + "".join(page_text(child) for child in getattr(widget, "children", ()))


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Register]:
    """The example as it was made, without groups."""
    with make_example(tmp_path / EXAMPLE) as register:
        yield register


CELLS = [running.tested_form, running.messages_form, running.report_form, running.year_form, running.evaluation_form,
         running.admin_group_view, running.chat_form]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.__name__)
def test_every_form_opens_and_is_left_out_when_unattended(cell, example, monkeypatch) -> None:
    shown: list[DOMWidget] = []
    monkeypatch.setattr(pages, "show", shown.append)
    cell(Page(example, 5, unattended=True))
    assert shown == []
    cell(Page(example, 5))
    assert len(shown) == 1
    assert "bk-fault" not in page_text(shown[0])


def test_the_test_message_is_kept_for_every_group_and_shown(example: Register) -> None:
    form = LastTestForm(example, lambda: None)
    assert form._body.layout.display == "none"
    enrol(example)
    form.refresh()
    assert "TEST" in page_text(form.widget)
    form.keep()
    assert set(last_tests(example)) == set(groups(example))
    assert f"{date.today():%d-%m-%Y}" in form.shown.value
    form.on.control.write(None)
    with pytest.raises(Fault):
        form.keep()


def test_every_ready_message_has_its_occasion_and_is_shown_to_copy(example: Register) -> None:
    assert set(occasions()) == set(MESSAGES)
    form = MessagesForm(example)
    for name in MESSAGES:
        form.which.value = name
        text = page_text(form.widget)
        assert occasions()[name][1] in text
        assert "112" in text
    form.which.value = ""
    assert "112" not in page_text(form.widget)


def test_a_report_has_112_first_asks_for_behaviour_and_is_kept_nowhere(example: Register) -> None:
    form = ReportForm()
    form.views["where"].control.write("Lindelaan 4")
    form.views["appearance"].control.write("donkere man")
    made = form.make()
    assert made.text.startswith("112 is ")
    assert "Bel eerst 112" in form.concerns.value
    assert "huidskleur of afkomst" in form.concerns.value
    form.views["called_112"].control.write(True)
    form.views["behaviour"].control.write("voelt aan deuren")
    form.views["appearance"].control.write("blauwe jas")
    assert form.make().concerns == ()
    assert "bk-warn" not in form.concerns.value
    form.clear()
    assert page_text(form.text) == form.concerns.value == ""
    assert form.views["where"].control.read() == ""
    assert b"voelt aan deuren" not in example.folder.register.read_bytes()


def test_hostile_text_in_a_report_stays_text() -> None:
    form = ReportForm()
    form.views["what"].control.write("<script>alert(1)</script>")
    form.make()
    assert "<script>" not in form.concerns.value


def test_the_year_follows_year_and_region_and_gives_files(example: Register) -> None:
    form = YearForm(example)
    form.year.control.write(2027)
    assert "3 mrt" in page_text(form.days.widget).replace("\u00a0", " ")
    form.region.control.write("zuid")
    assert "24 feb" in page_text(form.days.widget).replace("\u00a0", " ")
    form.year.control.write(2031)
    assert "2030-2031" in page_text(form.days.widget)
    form.make()
    assert len(form.downloads._files.children) == 2


def test_the_days_are_searched_by_their_occasion_and_sorted_by_the_calendar(example: Register) -> None:
    form = YearForm(example)
    form.year.control.write(2027)
    form.days.show_all()
    rows = re.findall("<tr>(.*?)</tr>", form.days.table.value)
    form.days.finder.order.value = 0
    form.days.show_all()
    assert re.findall("<tr>(.*?)</tr>", form.days.table.value) == rows
    form.days.finder.search.value = "testbericht"
    assert 1 < len(re.findall("<tr>", form.days.table.value)) < len(rows)


def test_results_are_shown_in_percentages_and_doubts_beside_them(example: Register) -> None:
    assert "nog geen uitkomsten" in results_html(example)
    save(example, "evaluation", {"on": "2026-10-07", "asked": 231, "answered": 120, "home": 94}, "a")
    assert ">52<" in results_html(example)
    assert ">78<" in results_html(example)
    save(example, "evaluation", {"on": "2026-10-08", "asked": 10, "answered": 12}, "b")
    assert "bk-warn" in results_html(example)


def test_the_admin_group_is_named_with_its_wijkagent(example: Register) -> None:
    shown = running.admin_group_html(example)
    assert "wijkagent" in shown
    assert "Roos Duizendschoon" in shown
