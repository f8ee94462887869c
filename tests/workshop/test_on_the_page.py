"""The workshop's forms: typed texts are kept and checked, ticks follow every change, sheets are offered."""

import pytest

from buurtapp.forms.beginning import BeginForm, exercises_html
from buurtapp.forms.exercise import ExerciseCheck, emphasised, ticks_html
from buurtapp.forms.pages import Page
from buurtapp.model.people import Neighbourhood
from buurtapp.steps.workshop.messages import CORRECTION
from buurtapp.steps.workshop.ticks import Tick
from buurtapp.store import Register
from buurtapp.store.forms import save


def test_ticks_follow_what_changes_once_the_button_was_pressed(at):
    register = at(5)
    form = ExerciseCheck(register, "correctie")
    page = Page(register, 5, views=[form])
    page.changed()
    assert form.result.value == ""  # nobody asked yet
    form.button.click()
    assert "Nog niet" in form.result.value
    kind = "Fijn dat je meedoet. De groep is voor gevaar en alarm. Wil je daarop letten?"
    save(register, CORRECTION, {"text": kind, "where": "private"})
    page.changed()
    assert "Nog niet" not in form.result.value
    assert "Goed gedaan" in form.result.value


def test_a_cross_has_a_sign_a_word_and_one_thing_to_do():
    shown = ticks_html([Tick(True, "Dit klopt."), Tick(False, "Dit <niet>.", "Druk op *Ongedaan maken*.")])
    assert "✓" in shown
    assert "✕" in shown
    assert shown.count("<li") == 2
    assert "Nog niet:" in shown
    assert "Dit &lt;niet&gt;." in shown
    assert "Druk op <em>Ongedaan maken</em>." in shown
    assert 'role="status"' in shown


def test_a_name_of_a_button_is_emphasised_and_nothing_else_is_markup():
    assert emphasised("*a* <b>*c*</b>") == "<em>a</em> &lt;b&gt;<em>c</em>&lt;/b&gt;"


def test_beginning_shows_the_page_anew_and_says_where_the_work_is(at):
    register, seen = at(1), []
    save(register, "motive", "Van mij")
    form = BeginForm(register, 1, lambda: seen.append(exercises_html(register)))
    form.step.control.write(3)
    form.begin()
    assert "stap 3" in form.status.html
    assert f"{register.folder.path.name}-bewaard-" in form.status.html
    assert seen[0].count("✓") == 2  # the area and the decisions


def test_in_a_real_neighbourhood_the_button_says_no_and_nothing_changes(tmp_path):
    with Register.create(tmp_path / "echt", Neighbourhood(name="Echt")) as register:
        form = BeginForm(register, 1, lambda: pytest.fail("nothing began"))
        save(register, "motive", "Van ons")
        before = (tmp_path / "echt" / "buurt.sqlite").read_bytes()
        form.widget.children[1].click()
        assert "bk-fault" in form.status.html
        assert (tmp_path / "echt" / "buurt.sqlite").read_bytes() == before
