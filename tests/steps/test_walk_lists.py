"""Walk lists that go out and come back, whatever the volunteer did to them."""

from datetime import date

import docx
import openpyxl
import pytest
from steps.conftest import person

from buurtapp.steps import recruitment, signing_up
from buurtapp.steps.choosing import Choice
from buurtapp.steps.doors import doors, overdue, result_words, save_result, second_round
from buurtapp.steps.importing import import_file
from buurtapp.steps.returned_lists import meaning, take_in
from buurtapp.steps.walking import assign, walkers
from buurtapp.store.forms import save
from buurtapp.words import Fault, speaking

DAY = date(2026, 3, 1)


@pytest.fixture
def sheet(register):
    """The walk list as it went out: the workbook and its path."""
    path = recruitment.letters(register, "looplijst").files[1]
    return openpyxl.load_workbook(path), path


def header(worksheet) -> dict[str, int]:
    row = next(row for row in worksheet.iter_rows() if any(cell.value == "Uitslag" for cell in row))
    return {cell.value: cell.column for cell in row if cell.value}


def fill(worksheet, results: dict[str, str]) -> None:
    at = header(worksheet)
    for row in worksheet.iter_rows():
        number = str(row[at["Nummer"] - 1].value)
        if number in results:
            row[at["Uitslag"] - 1].value = results[number]


def last(register) -> dict[int, str]:
    return {door.address.number: door.last for door in doors(register) if door.last}


def test_a_filled_in_list_comes_back_and_a_second_time_changes_nothing(register, sheet):
    book, path = sheet
    fill(book.active, {"1": "Doet mee", "2": "niet thuis", "3": "ja, doet mee!", "5": "geen gehoor", "7": "Sticker"})
    book.save(path)
    done = take_in(register, path, DAY)
    assert (done.new, done.known, done.unread) == (5, 0, ())
    assert last(register) == {1: "joined", 2: "not_home", 3: "joined", 5: "not_home", 7: "sticker"}
    assert (take_in(register, path, DAY).new, take_in(register, path, DAY).known) == (0, 5)


def test_the_list_offers_the_five_results_and_takes_other_words_too(sheet):
    book, _path = sheet
    [rule] = book.active.data_validations.dataValidation
    assert rule.formula1 == '"' + ",".join(result_words().values()) + '"'
    assert rule.errorStyle == "information"


def test_moved_columns_extra_rows_and_a_missing_key(register, sheet, tmp_path):
    book, _path = sheet
    fill(book.active, {"4": "Wil niet", "6": "weet nog niet"})
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    at = header(book.active)
    order = [at[name] - 1 for name in ("Uitslag", "Opmerking", "Nummer", "Straat")]
    other = openpyxl.Workbook()
    other.active.append(["Mijn rondje", None, "van zaterdag"])
    other.active.append([])
    for row in rows[1:]:
        other.active.append(["x-kolom", *(row[column] for column in order)])
        other.active.append([None, None, None, None, None])
    other.active.append(["", "mooi weer vandaag"])
    other.save(tmp_path / "terug.xlsx")
    done = take_in(register, tmp_path / "terug.xlsx", DAY)
    assert last(register) == {4: "no", 6: "thinks"}
    assert done.new == 2
    assert len(done.unread) == 1  # the weather


def test_the_paper_list_typed_over_with_crosses(register, tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["Straat", "Nummer", "Doet mee", "Denkt na", "Doet niet mee", "Niet thuis", "Sticker"],
        ["Lindelaan", 1, "x", None, None, None, None],
        ["Lindelaan", 2, None, None, None, "X", None],
        ["Lindelaan", 3, "x", None, "x", None, None],
        ["Lindelaan", 99, "x", None, None, None, None],
    ):
        book.active.append(row)
    book.save(tmp_path / "over.xlsx")
    done = take_in(register, tmp_path / "over.xlsx", DAY)
    assert last(register) == {1: "joined", 2: "not_home"}
    assert [line.split(":")[0] for line in done.unread] == ["regel 4", "regel 5"]


def test_what_is_no_walk_list_changes_nothing(register, write):
    with pytest.raises(Fault, match="looplijst"):
        take_in(register, write(person(1)))
    assert not last(register)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("niet thuis", "not_home"), ("NIET THUIS!", "not_home"), ("n.t.", "not_home"), ("geen gehoor", "not_home"),
        ("doet mee", "joined"), ("Ja", "joined"), ("doen mee", "joined"), ("doet niet mee", "no"), ("nee", "no"),
        ("wil niet", "no"), ("denkt erover na", "thinks"), ("misschien", "thinks"), ("weet nog niet", "thinks"),
        ("sticker", "sticker"), ("nee-nee sticker", "sticker"), ("ja, maar denkt nog na", ""), ("hond", ""), ("", ""),
        ("?", ""),
    ],
)  # fmt: skip
def test_words_for_a_result(words, code):
    assert meaning(words) == code


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_of_the_list_itself_are_understood(language):
    with speaking(language):
        assert {code: meaning(words) for code, words in result_words().items()} == {
            code: code for code in result_words()
        }


def test_a_second_round_counts_as_the_second(register, sheet):
    book, path = sheet
    fill(book.active, {"1": "niet thuis", "3": "niet thuis"})
    book.save(path)
    take_in(register, path, DAY)
    again = recruitment.letters(register, "looplijst", Choice("not-home"))
    text = "\n".join(cell.text for row in docx.Document(again.files[0]).tables[0].rows for cell in row.cells)
    assert "tweede ronde" in text
    book = openpyxl.load_workbook(again.files[1])
    fill(book.active, {"1": "doet mee", "3": "niet thuis"})
    book.save(again.files[1])
    assert take_in(register, again.files[1], DAY).new == 2
    assert {door.address.number: door.results for door in doors(register) if door.results} == {
        1: {1: "not_home", 2: "joined"},
        3: {1: "not_home", 2: "not_home"},
    }


def test_a_yes_without_a_sign_up_comes_back_after_seven_days(register, write):
    number = {door.address.number: door.id for door in doors(register)}
    for door in (1, 3):
        save_result(register, number[door], "joined", on=DAY)
    import_file(register, write(person(3)))
    signing_up.run(register)
    for days, expected in ((6, []), (7, [1]), (30, [1])):
        today = date.fromordinal(DAY.toordinal() + days)
        assert [door.address.number for door in overdue(register, today)] == expected
        assert [door.address.number for door in second_round(register, today)] == expected
    paper = recruitment.letters(register, "looplijst", Choice("not-home")).files[0]
    assert "nog niet aangemeld" in docx.Document(paper).tables[0].rows[2].cells[6].text


def test_each_walker_gets_her_own_doors(register):
    save(register, "team", {"name": "Ali Voorbeeld", "streets": ["Lindelaan"]}, "1")
    assert set(walkers(register).values()) == {"Ali Voorbeeld"}
    assign(register, ("Lindelaan", "odd"), "Bo & <Co>")
    done = recruitment.letters(register, "looplijst")
    assert [path.name for path in done.files] == [
        "looplijsten.docx", "looplijst-ali-voorbeeld.xlsx", "looplijst-bo-co.xlsx",
    ]  # fmt: skip
    book = openpyxl.load_workbook(done.files[2]).active
    at = header(book)
    numbers = [row[at["Nummer"] - 1].value for row in book.iter_rows(min_row=3)]
    assert numbers == [str(n) for n in range(1, 41, 2)]
