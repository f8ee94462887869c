"""What a medium is made from: the shelf's template or the team's own Word file, with the team's own words in it."""

from functools import lru_cache
from pathlib import Path

from buurtapp.model.own_words import OwnWords
from buurtapp.press.checking import check_word_file
from buurtapp.press.faults import with_more
from buurtapp.press.large_print import enlarged
from buurtapp.press.package import read_package
from buurtapp.press.shelf import Medium, medium, template_path
from buurtapp.press.template import Template
from buurtapp.press.text_file import TextFile
from buurtapp.press.texts import read_words
from buurtapp.press.word_file import WordFile
from buurtapp.store import Register
from buurtapp.store.forms import load
from buurtapp.words import language

OWN_WORDS, OWN_FILE = "own_words", "own_file"


def item_of(one: Medium) -> str:
    """Under what the register keeps a team's own of a medium; each language has its own."""
    return one.kind if language() == "nl" else f"{one.kind} ({language()})"


def own_words(register: Register, kind: str) -> OwnWords:
    """What the team changed in a medium's words."""
    return OwnWords.model_validate(load(register, OWN_WORDS, item_of(medium(kind))) or {})


def own_path(register: Register, one: Medium) -> Path:
    """Where the team's own Word file of a medium lies, or would lie."""
    folder = register.folder.templates if language() == "nl" else register.folder.templates / language()
    return folder / Path(one.file).name


def own_file(register: Register, one: Medium) -> Path | None:
    """The team's own Word file of a medium, when there is one and it is in use."""
    path = own_path(register, one)
    wanted = (load(register, OWN_FILE, item_of(one)) or {}).get("used", True)
    return path if wanted and not one.is_text and path.is_file() else None


def word_file(register: Register, one: Medium) -> WordFile:
    """The words of a paper medium. Raises Fault, naming the sentence, for a template that is wrong."""
    own = own_file(register, one)
    path = own or template_path(one.kind)
    package = read_package(path, path.name)
    found = check_word_file(package) if own else []
    if found:
        raise with_more(found[0], len(found) - 1)
    return WordFile(package)


def text_file(one: Medium) -> TextFile:
    """The words of a text to copy."""
    return TextFile(read_words(template_path(one.kind)))


def template(register: Register, kind: str, *, large: bool = False) -> Template:
    """The compiled template of a paper medium, with the team's own words; `large` for large print.

    Raises Fault naming what is wrong in it.
    """
    one = medium(kind)
    return template_with(register, one, own_words(register, one.kind), large=large)


def template_with(register: Register, one: Medium, words: OwnWords, *, large: bool = False) -> Template:
    """The same with other own words, to try them before they are kept."""
    if own_file(register, one) is None:
        path = template_path(one.kind)
        return _of_the_shelf(path, path.stat().st_mtime_ns, words.model_dump_json(), large)
    return _compiled(word_file(register, one), words, large)


@lru_cache(maxsize=32)
def _of_the_shelf(path: Path, _changed: int, words: str, large: bool) -> Template:
    """Compiled once for all streets of a batch, and anew when somebody edited the file or the words."""
    return _compiled(WordFile(read_package(path, path.name)), OwnWords.model_validate_json(words), large)


def _compiled(file: WordFile, words: OwnWords, large: bool) -> Template:
    package = file.adapted(words)
    return Template(enlarged(package) if large else package)


def text_template(register: Register, kind: str) -> str:
    """The template of a text to copy, with the team's own words."""
    one = medium(kind)
    return text_file(one).adapted(own_words(register, one.kind))
