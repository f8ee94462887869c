"""What a medium is made from: the template of the shelf with the team's own words in it."""

from buurtapp.model.own_words import OwnWords
from buurtapp.press.large_print import enlarged
from buurtapp.press.package import read_package
from buurtapp.press.shelf import Medium, medium, template_path
from buurtapp.press.template import Template
from buurtapp.press.text_file import TextFile
from buurtapp.press.texts import read_words
from buurtapp.press.word_file import WordFile
from buurtapp.store import Register
from buurtapp.store.forms import load

OWN_WORDS = "own_words"


def own_words(register: Register, kind: str) -> OwnWords:
    """What the team changed in a medium's words."""
    return OwnWords.model_validate(load(register, OWN_WORDS, medium(kind).kind) or {})


def word_file(_register: Register, one: Medium) -> WordFile:
    """The words of a paper medium. Raises Fault when its template cannot be read."""
    path = template_path(one.kind)
    return WordFile(read_package(path, path.name))


def text_file(_register: Register, one: Medium) -> TextFile:
    """The words of a text to copy."""
    return TextFile(read_words(template_path(one.kind)))


def template(register: Register, kind: str, *, large: bool = False) -> Template:
    """The compiled template of a paper medium, with the team's own words; `large` for large print.

    Raises Fault naming what is wrong in it.
    """
    one = medium(kind)
    package = word_file(register, one).adapted(own_words(register, one.kind))
    return Template(enlarged(package) if large else package)


def text_template(register: Register, kind: str) -> str:
    """The template of a text to copy, with the team's own words."""
    one = medium(kind)
    return text_file(register, one).adapted(own_words(register, one.kind))
