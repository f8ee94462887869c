"""A print file that Word holds open: a clear fault, nothing half written, the earlier letters as they were."""

from pathlib import Path

import pytest

from buurtapp.cli.app import UNUSABLE, main
from buurtapp.steps import recruitment
from buurtapp.steps.decisions import decide_all
from buurtapp.steps.out_of_date import out_of_date
from buurtapp.words import Fault


@pytest.fixture
def held(monkeypatch):
    """Names of files that another program holds open, as Windows tells it when a file is renamed over them."""
    names: set[str] = set()
    replace = Path.replace

    def refuse(self, target):
        if Path(target).name in names:
            raise PermissionError(13, "Het bestand is in gebruik")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    return names


def files(register) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in register.folder.outputs.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("brief", "brieven.docx"),
        ("looplijst", "looplijsten.docx"),
        ("werving-mail", "werving-mail.txt"),
        ("agenda", "agenda.docx"),
    ],
)
def test_a_print_that_is_open_in_word_is_told_and_stays_as_it_was(register, held, kind, name):
    recruitment.letters(register, kind)
    before = files(register)
    decide_all(register, {"minimum_age": "18", "contact": "buurtapp@voorbeeld.invalid"})
    stale = [one.file for one in out_of_date(register)]
    held.add(name)
    with pytest.raises(Fault) as caught:
        recruitment.letters(register, kind)
    assert name in caught.value.saw
    assert "Sluit" in caught.value.fix
    assert files(register) == before
    assert [one.file for one in out_of_date(register)] == stale
    held.clear()
    recruitment.letters(register, kind)
    assert out_of_date(register) == []


def test_the_command_says_so_in_four_sentences_and_ends_with_two(register, held, monkeypatch, capsys):
    held.add("brieven.docx")
    monkeypatch.setattr("sys.argv", ["buurtapp", "letters", str(register.folder.path)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == UNUSABLE
    said = capsys.readouterr().err
    assert "brieven.docx" in said
    assert "Traceback" not in said
    assert files(register) == {}
