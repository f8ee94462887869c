"""Adapting a medium on the page: words kept as they are changed, refused beside the field, shown as they will print."""

import asyncio
import threading
from pathlib import Path

import pytest

from buurtapp.forms import adapting, preview, recruitment, team
from buurtapp.forms.background import Background
from buurtapp.forms.pages import Page, UndoBar
from buurtapp.forms.preview import Preview
from buurtapp.forms.reading_view import reading_html
from buurtapp.press.readability import read
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.templates import own_words
from buurtapp.store import Register

PNG = b"\x89PNG\r\n"


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The documents that were drawn, without LibreOffice."""
    found: list[bytes] = []
    monkeypatch.setattr(preview, "first_page", lambda document: found.append(document) or PNG)
    return found


@pytest.fixture
def page(register: Register) -> Page:
    made = Page(register, 3)
    made.bars.append(UndoBar(register, made.reload))
    return made


def form_for(page: Page, kind: str) -> adapting.AdaptForm:
    adapting.form(page)
    form = page.forms[-1]
    assert isinstance(form, adapting.AdaptForm)
    form.kind.write(kind)
    return form


def box(form: adapting.AdaptForm, words: str):
    return next(part.views["words"] for part in form.sections.parts if words in part.views["words"].control.read())


def test_nothing_is_drawn_before_a_medium_is_chosen(page: Page, drawn: list[bytes]) -> None:
    adapting.form(page)
    assert drawn == []
    assert page.forms[-1].sections.parts == []


def test_words_are_kept_shown_and_taken_back(page: Page, drawn: list[bytes]) -> None:
    form = form_for(page, "brief")
    view = box(form, "Beste buren,")
    view.control.write(view.control.read().replace("Beste buren,", "Lieve buren & <b>vrienden</b>,"))
    assert len(own_words(page.register, "brief").words) == 1
    assert len(drawn) == 2
    assert "data:image/png" in form.preview.html
    page.bars[-1].take_back()
    assert own_words(page.register, "brief").words == {}
    assert "Beste buren," in view.control.read()


def test_a_part_is_switched_off_and_on(page: Page) -> None:
    form = form_for(page, "deurkaart")
    tick = form.sections.parts[1].views["on"].control
    tick.write(False)
    assert len(own_words(page.register, "deurkaart").left_out) == 1
    assert "⚠" in form._reading.value
    tick.write(True)
    assert own_words(page.register, "deurkaart").left_out == ()


def test_what_cannot_be_filled_in_is_told_beside_the_field_and_not_lost(page: Page) -> None:
    view = box(form_for(page, "brief"), "Beste buren,")
    view.control.write("Komt u vóór {{ strat }}?")
    assert "{{ straat }}" in view.said
    assert own_words(page.register, "brief").words == {}
    again = Page(Register.open(page.register.folder.path), 3)
    kept = box(form_for(again, "brief"), "{{ strat }}")
    assert kept.said
    kept.control.write("Komt u vóór {{ start }}?")
    assert not kept.said
    assert box(form_for(page, "brief"), "Komt u vóór {{ start }}?")


def test_blank_lines_are_no_change_and_no_doubt(page: Page) -> None:
    view = box(form_for(page, "brief"), "Beste buren,")
    view.control.write(view.control.read().replace("\n", "\n\n"))
    assert own_words(page.register, "brief").words == {}
    assert not view.said


def test_a_decision_that_changes_shows_at_once(page: Page, drawn: list[bytes]) -> None:
    form = form_for(page, "brief")
    decide_all(page.register, {"minimum_age": "18"})
    page.changed()
    assert box(form, "U bent {{ leeftijd }} jaar of ouder.")
    assert len(drawn) == 2


def test_a_text_to_copy_is_shown_in_a_frame_in_which_nothing_runs(page: Page, drawn: list[bytes]) -> None:
    form = form_for(page, "werving-mail")
    view = form.sections.parts[0].views["words"]
    view.control.write(view.control.read() + "\n<script>alert(1)</script>")
    assert drawn == []
    assert 'sandbox=""' in form.preview.html
    assert "<script" not in form.preview.html


def test_without_libreoffice_the_words_are_shown_in_a_frame(monkeypatch: pytest.MonkeyPatch, page: Page) -> None:
    monkeypatch.setattr(preview, "first_page", lambda _document: b"")
    form = form_for(page, "brief")
    assert 'sandbox=""' in form.preview.html
    assert "default-src" in form.preview.html
    assert "Beste buren," in form.preview.html


def test_the_medium_is_made_from_the_page_with_its_own_words(page: Page) -> None:
    form = form_for(page, "werving-whatsapp")
    view = form.sections.parts[0].views["words"]
    view.control.write("Hoi! Doe mee: {{ link }}")
    form.make()
    made = page.register.folder.outputs / "teksten" / "werving-whatsapp.txt"
    assert made.read_text("utf-8").startswith("Hoi! Doe mee: ")
    form.start_over()
    assert "Hoi! Doe mee" not in view.control.read()


def test_both_pages_have_the_form() -> None:
    assert callable(team.adapting_form)
    assert callable(recruitment.adapting_form)


def test_only_the_newest_page_is_drawn_and_none_is_drawn_twice_at_once() -> None:
    asked, shown, at_work = [], [], threading.Lock()

    def work(nth: int) -> int:
        assert at_work.acquire(blocking=False)
        asked.append(nth)
        at_work.release()
        return nth

    async def story() -> None:
        background = Background()
        for nth in range(5):
            background.do(lambda nth=nth: work(nth), shown.append)
        assert shown == []
        assert background._task is not None
        await background._task

    asyncio.run(story())
    assert shown == [4]
    assert asked[-1] == 4
    assert len(asked) <= 2


def test_an_older_page_never_takes_the_place_of_a_newer(tmp_path: Path) -> None:
    view = Preview()
    view.show_text("Mail", "Nieuwe woorden")
    view._drawn(b"oud", PNG)
    assert "Nieuwe woorden" in view.html


def test_advice_stands_beside_each_sentence_and_a_score_never_alone() -> None:
    hard = (
        "Indien u vragen hebt omtrent de registratie, gelieve dan contact op te nemen "
        "<b>met een van ons in de buurt hier vandaan."
    )
    said = reading_html(read([hard, "Bel 112."], ("112", "contact")))
    for words in ("Leesscore", "als", "over", "maak hier twee zinnen van", "✓ 112", "✕", "&lt;b&gt;"):
        assert words in said
    assert "<b>" not in said
    easy = reading_html(read(["U woont hier.", "Bel altijd eerst 112."], ("112",)))
    assert "hoeft niets te doen" in easy
    assert "Geen zin" in easy
    assert "geen hele zinnen" in reading_html(read([]))
