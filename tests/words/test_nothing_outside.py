"""Nothing that people read stands outside the catalogues: what the pages show, and sentences in the code.

The pages are built with a catalogue that puts marks around every translation; words without marks came from elsewhere.
"""

import ast
import gettext
import html
import json
import re
from pathlib import Path

import ipywidgets
import pytest
from babel.dates import get_day_names, get_month_names
from ipywidgets.widgets import widget as registry

import buurtapp
from buurtapp.forms import live, show
from buurtapp.words import catalogue, speaking

PACKAGE = Path(buurtapp.__file__).parent
OPEN, CLOSE = "⟦", "⟧"
WORD = re.compile(r"[^\W\d_]{3,}")
DUTCH = re.compile(
    r"\b(?:de|het|een|uw|u|wij|ons|onze|niet|voor|naar|geen|zijn|wordt|staat|deze|dit|bij|ook|maar|moet|kunt|hebt)\b"
)
READS_DUTCH = {"intake", "cleaning"}  # rooms whose Dutch is what neighbours write
KNOWS_DUTCH = {  # and modules that look for Dutch words, or whose text is in both languages
    "groups/codes.py", "press/hard_words.py", "steps/returned_lists.py",
    "steps/workshop/bundle.py", "steps/workshop/messages.py",
}  # fmt: skip

EXAMPLE = PACKAGE.parents[1] / "data" / "voorbeeldbuurt"
NAMES_OF_THINGS = set(
    "Signal Telegram WhatsApp Nederlands English Taal Language Noord Midden Zuid".split()  # the last: school regions
)
DATES = WORD.findall(
    " ".join(
        name
        for width in ("abbreviated", "wide")
        for names in (get_month_names(width, locale="nl"), get_day_names(width, locale="nl"))
        for name in names.values()
    )
)


class Marked(gettext.NullTranslations):
    """The Dutch catalogue, with marks around every sentence that it gives."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{OPEN}{msgid1 if n == 1 else msgid2}{CLOSE}"


def unmarked(text: str) -> list[str]:
    """The words of a text, or of HTML, that stand outside marks."""
    text = html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL))
    while OPEN in text:
        text, before = re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text), text
        if text == before:
            break
    return WORD.findall(text)


def shown_by(one: ipywidgets.Widget) -> list[str]:
    texts = [str(getattr(one, name, "") or "") for name in ("description", "tooltip", "placeholder")]
    texts += [str(label) for label in getattr(one, "_options_labels", ())]
    return [*texts, one.value] if isinstance(one, ipywidgets.HTML) else texts


def sentences(path: Path) -> list[str]:
    """The Dutch sentences of a module: texts with two or more of Dutch's small words, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    texts = [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and id(one) not in said]
    return [text for text in texts if isinstance(text, str) and len(set(DUTCH.findall(text.casefold()))) > 1]


def test_no_dutch_sentence_stands_in_the_code() -> None:
    found = {str(path.relative_to(PACKAGE)): sentences(path) for path in PACKAGE.rglob("*.py")}
    found = {name: texts for name, texts in found.items() if texts and name.partition("/")[0] not in READS_DUTCH}
    assert {name: texts for name, texts in found.items() if name not in KNOWS_DUTCH} == {}
    assert found.keys() == KNOWS_DUTCH


def test_no_sentence_is_translated_before_a_language_is_chosen() -> None:
    """A translation at import would keep the language that the process began with."""
    for path in PACKAGE.rglob("*.py"):
        outside = [*ast.parse(path.read_text("utf-8")).body]
        while outside:
            one = outside.pop()
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            called = one.func if isinstance(one, ast.Call) else None
            assert not (isinstance(called, ast.Name) and called.id in ("_", "ngettext")), (path.name, one.lineno)
            outside += ast.iter_child_nodes(one)


@pytest.fixture
def pages_with_marks(monkeypatch, tmp_path, project):
    """Every page of the example neighbourhood, built in this process; gives each text shown with its page."""
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path))
    monkeypatch.delenv("BUURTAPP_LANG", raising=False)
    monkeypatch.setattr(catalogue, "_translations", lambda _language: Marked())
    monkeypatch.setattr(show, "display", lambda *_shown, **_how: None)
    outputs: list[str] = []
    monkeypatch.setattr(live, "display", lambda shown, **_how: outputs.append(shown["text/html"]))
    monkeypatch.chdir(tmp_path)
    found: list[tuple[str, str]] = []
    with speaking("nl"):
        for path in sorted((project / "notebooks").glob("0*.ipynb")):
            before, names = set(registry._instances), {}
            for cell in json.loads(path.read_text("utf-8"))["cells"]:
                if cell["cell_type"] == "code":
                    exec("".join(cell["source"]), names)
            made = [one for key, one in list(registry._instances.items()) if key not in before]
            texts = [text for one in made for text in shown_by(one)] + outputs
            found += [(path.stem, text) for text in dict.fromkeys(texts)]
            outputs.clear()
    return found


def test_every_word_on_every_page_comes_from_a_catalogue(pages_with_marks) -> None:
    invented = "".join(
        f"{path.name} {path.read_text('utf-8', errors='ignore')}" for path in EXAMPLE.rglob("*") if path.is_file()
    )
    known = {*WORD.findall(invented), *NAMES_OF_THINGS, *DATES}
    left = {(page, *words) for page, text in pages_with_marks if (words := sorted({*unmarked(text)} - known))}
    assert sorted(left) == []
    assert len({page for page, text in pages_with_marks if OPEN in text}) == 7  # all pages said something
