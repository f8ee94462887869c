"""The page for the wijkagent on paper: per group what it is and who keeps it, never who is in it (design.md 3)."""

from datetime import date

import docx
import pytest
from steps.conftest import person

from buurtapp.press.template import compile_template
from buurtapp.steps import officer
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.entering import enrol, members
from buurtapp.steps.importing import import_file
from buurtapp.steps.tested import keep_test
from buurtapp.store.forms import save
from buurtapp.store.members import groups


@pytest.fixture
def enrolled(register, write):
    """Six neighbours in two groups, two admins of whom one agreed to be named."""
    save(
        register,
        "team",
        {"name": "Roos Rood", "role": "admin", "phone": "06-00999001", "agreed_to_be_named": True},
        "a",
    )
    save(register, "team", {"name": "Bram Blauw", "role": "admin", "phone": "06-00999002"}, "b")
    decide_all(register, {"group_limit": "3", "launch": "2026-09-01", "contact": "app@voorbeeld.invalid"})
    import_file(register, write(*(person(n) for n in range(1, 7))))
    enrol(register)
    return register


def papers(register):
    return sorted((register.folder.outputs / "lijsten").glob("wijkagent-*.docx"))


def words(path):
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_each_group_has_its_page(enrolled):
    assert [path.stem.removeprefix("wijkagent-") for path in papers(enrolled)] == list(groups(enrolled))
    text = words(papers(enrolled)[0])
    assert "Lindelaan" in text
    assert "Roos Rood, 06-00999001, vindt goed dat dit hier staat" in text
    assert "Leden\n3" in text
    assert "1 september 2026" in text
    assert "app@voorbeeld.invalid" in text
    assert "Bram Blauw" not in text
    assert not [one for one in members(enrolled) if one.name in text or one.phone in text]


def test_the_last_test_message_stands_on_it_the_next_time(enrolled):
    keep_test(enrolled, date(2026, 11, 18))
    enrol(enrolled)
    assert all("18 november 2026" in words(path) for path in papers(enrolled))


def test_a_group_that_is_gone_leaves_no_page(enrolled):
    decide_all(enrolled, {"verification": "evidence"})
    with pytest.raises(Exception, match="WhatsApp"):
        enrol(enrolled)
    assert papers(enrolled) == []


def test_a_template_that_somebody_broke_stops_no_enrolling(enrolled, monkeypatch, tmp_path):
    (tmp_path / "groepsblad.docx").write_bytes(b"geen Word")
    monkeypatch.setattr(officer, "own_paper", lambda name: compile_template(tmp_path / name))
    done = enrol(enrolled)
    assert done.counts["members"] == 6
    assert any("groepsblad.docx" in warning for warning in done.warnings)
