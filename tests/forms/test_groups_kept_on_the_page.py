"""Per group on the page: nothing before there are groups, texts to copy after; the link of a group is kept nowhere."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ipywidgets import HTML, DOMWidget

from buurtapp.forms import entering, pages
from buurtapp.forms.dividing import DivisionForm
from buurtapp.forms.groups_kept import care_html, officer_parts
from buurtapp.forms.link_code import DoorCode
from buurtapp.forms.pages import Page
from buurtapp.steps.entering import enrol
from buurtapp.steps.example import make_example
from buurtapp.steps.importing import import_file, waiting
from buurtapp.steps.opening import EXAMPLE
from buurtapp.store import Register
from buurtapp.store.members import groups
from buurtapp.words import Fault

LINK = "https://chat.whatsapp.com/Oefen0Oefen0Oefen0Oef0"


def page_text(widget: DOMWidget) -> str:
    own = str(widget.value) if isinstance(widget, HTML) else ""
    return own + "".join(page_text(child) for child in getattr(widget, "children", ()))


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Register]:
    """The example as it was made, without groups."""
    with make_example(tmp_path / EXAMPLE) as register:
        yield register


@pytest.mark.parametrize(
    "cell",
    [
        entering.today_form, entering.reconcile_form, entering.care_view, entering.officer_view, entering.door_form,
        entering.division_form,
    ],
    ids=lambda cell: cell.__name__,
)  # fmt: skip
def test_every_form_opens_and_is_left_out_when_unattended(
    cell: Callable[[Page], None], example: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[DOMWidget] = []
    monkeypatch.setattr(pages, "show", shown.append)
    cell(Page(example, 5, unattended=True))
    assert shown == []
    cell(Page(example, 5))
    assert len(shown) == 1
    assert "bk-fault" not in page_text(shown[0])


def test_before_there_are_groups_the_page_says_so(example: Register) -> None:
    assert "nog geen groepen" in care_html(example)
    assert officer_parts(example) == []
    assert DivisionForm(example)._body.layout.display == "none"


def test_with_groups_there_is_an_outlook_and_a_mail(example: Register) -> None:
    form = DivisionForm(example)
    enrol(example)
    (group,) = groups(example).values()
    assert group.name in care_html(example)
    ((_title, _to, subject, body),) = officer_parts(example)
    assert subject
    assert group.name in body
    form.refresh()
    assert form._body.layout.display == ""
    assert [code for _name, code in form.group.options] == [group.code]


def test_the_steps_and_the_message_are_shown_to_copy(example: Register) -> None:
    import_file(example, waiting(example)[0])
    enrol(example)
    form = DivisionForm(example)
    steps, notice = form.show()
    assert steps[3].startswith("Zo deelt u")
    assert "De grens" in notice[3] or "Nieuwe groep" in notice[3]
    assert form.text.children
    (before,) = groups(example)
    assert form.keep() > 0
    assert len(groups(example)) == 2
    assert before in groups(example)
    assert form.text.children == ()
    with pytest.raises(Fault):
        form.keep()
    form.parts.control.write(20)
    with pytest.raises(Fault):
        form.show()
    assert len(form.text.children) == 0


def test_the_code_of_the_link_is_shown_and_taken_away_and_the_link_is_gone(example: Register) -> None:
    form = DoorCode()
    form.link.control.write(f" {LINK}?mode=ac_t ")
    form.show()
    assert "data:image/png;base64," in form.code.value
    assert form.link.control.read() == ""
    form.clear()
    assert form.code.value == ""
    files = [path for path in example.folder.path.rglob("*") if path.is_file()]
    assert not [path for path in files if LINK.encode() in path.read_bytes()]


@pytest.mark.parametrize("text", ["", "https://voorbeeld.invalid/abc", "chat.whatsapp.com/<script>"])
def test_what_is_no_group_link_gives_no_code(text: str) -> None:
    form = DoorCode()
    form.link.control.write(text)
    with pytest.raises(Fault):
        form.show()
    assert form.code.value == ""
    assert form.link.control.read() == text
