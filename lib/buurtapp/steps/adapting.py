"""Adapting a medium: its sections with the words as they print now, changed by the team and kept in the register."""

from difflib import SequenceMatcher

from buurtapp.model.own_words import OwnWords
from buurtapp.press.checking import check_typed
from buurtapp.press.decided import in_words
from buurtapp.press.fields import CHOICES, FIELDS, NAMES
from buurtapp.press.media_names import name_of
from buurtapp.press.passages import changed
from buurtapp.press.readback import read_letters
from buurtapp.press.sections import SeenPassage, SeenSection, seen_sections
from buurtapp.press.shelf import Medium, medium
from buurtapp.press.template import Template
from buurtapp.steps.printing import text_values_of
from buurtapp.steps.proofs import proof, proof_text
from buurtapp.steps.team import context
from buurtapp.steps.templates import OWN_WORDS, item_of, own_words, template_with, text_file, word_file
from buurtapp.store import Register
from buurtapp.store.forms import load, remove, save
from buurtapp.words import Fault, _

DRAFT = "own_words_draft"
_NO_WORDS = CHOICES | {"logo", "qr", "gegevens", "termijnen", "plekken"}  # pictures, and tables that are repeated


def sections(register: Register, kind: str) -> list[SeenSection]:
    """The sections of a medium with the words that print with the decisions of now, also of what is switched off."""
    one, own = medium(kind), own_words(register, kind)
    if one.is_text:
        text = text_file(one)
        return seen_sections(text.sections(own), proof_text(register, one, text.probe(own)).whole, own)
    word = word_file(register, one)
    filled = read_letters(proof(register, one, Template(word.probe(own))).data)
    return seen_sections(word.sections(own), "".join(letter.text for letter in filled), own)


def draft(register: Register, kind: str, key: str) -> str | None:
    """What was typed for a section and could not be kept; None when there is no such thing."""
    typed = load(register, DRAFT, _draft_item(kind, key))
    return None if typed is None else str(typed)


def change_words(register: Register, kind: str, key: str, words: str) -> bool:
    """Give a section other words, a line per paragraph; returns False when nothing changed.

    Raises Fault for braces that are not a placeholder of this medium; nothing changes then, and what was typed is
    kept as a draft.
    """
    item = _draft_item(kind, key)
    try:
        with register.action(f"form.{OWN_WORDS}", medium(kind).kind):
            done = _change_words(register, kind, key, words)
            if load(register, DRAFT, item) is not None:
                remove(register, DRAFT, item)
    except Fault:
        save(register, DRAFT, words, item)
        raise
    return done


def _change_words(register: Register, kind: str, key: str, words: str) -> bool:
    section = _section(register, kind, key)
    own = own_words(register, kind)
    for one, text in zip(section.passages, _shared_out(section.passages, words), strict=True):
        if text != one.text:
            check_typed(name_of(medium(kind).kind), one.text, text, known_names(register, medium(kind)))
            texts = changed(one.passage, one.seen, text)
            own = own.with_words(one.passage.key, None if "".join(texts) == one.passage.key else texts)
    return _keep(register, medium(kind), own)


def switch(register: Register, kind: str, key: str, on: bool) -> bool:
    """Print a section or leave it out."""
    return _keep(register, medium(kind), own_words(register, kind).switched(_section(register, kind, key).key, on))


def out_of_place(register: Register, kind: str) -> list[str]:
    """Own words whose place is not there any more, for example because the workbook has a newer text."""
    one, own = medium(kind), own_words(register, kind)
    found = (text_file(one) if one.is_text else word_file(register, one)).sections(own)
    places = {passage.key for section in found for passage in section.passages}
    return [" ".join("".join(texts).split()) for key, texts in own.words.items() if key not in places]


def placeholders(register: Register, kind: str) -> list[tuple[str, str, str]]:
    """What the workbook can fill in in a medium: the placeholder, its meaning, and what it prints now."""
    one = medium(kind)
    values = text_values_of(register) if one.is_text else context(register).values
    of_an_address = ("adres", "straat", "huisnummer", "postcode", "plaats", "code") if one.per == "address" else ()
    return [
        (f"{{{{ {field.name} }}}}", _(field.meaning), in_words(field.name, str(values.get(field.name, "…"))))
        for field in FIELDS
        if field.meaning and (field.name in values or field.name in of_an_address) and field.name not in _NO_WORDS
    ]


def start_over(register: Register, kind: str) -> bool:
    """Back to the words of the shelf, everything on."""
    return _keep(register, medium(kind), OwnWords())


def known_names(register: Register, one: Medium) -> frozenset[str]:
    """The placeholders that a medium may hold, also those that only another medium can fill in."""
    return frozenset(text_values_of(register)) if one.is_text else NAMES


def _keep(register: Register, one: Medium, own: OwnWords) -> bool:
    """Save own words once the medium can be made with them; raises Fault otherwise."""
    if own == own_words(register, one.kind):
        return False
    if one.is_text:
        proof_text(register, one, text_file(one).adapted(own))
    else:
        proof(register, one, template_with(register, one, own))
    return save(register, OWN_WORDS, own.model_dump(mode="json", exclude_defaults=True), item_of(one))


def _draft_item(kind: str, key: str) -> str:
    return f"{item_of(medium(kind))}: {key}"


def _section(register: Register, kind: str, key: str) -> SeenSection:
    for section in sections(register, kind):
        if section.key == key:
            return section
    raise Fault(
        _("This part is not there any more."),
        _("The template or a decision has changed meanwhile."),
        _("Choose the medium again, and make your change once more."),
        "",
    )


def _shared_out(passages: tuple[SeenPassage, ...], words: str) -> list[str]:
    """Which of the lines belong to each passage: lines that stayed find their own, new ones join a neighbour."""
    former = [(line, place) for place, one in enumerate(passages) for line in one.text.splitlines()]
    wanted = [line.strip() for line in words.splitlines() if line.strip()]
    given: list[list[str]] = [[] for _one in passages]
    stayed = SequenceMatcher(None, [line.strip() for line, _place in former], wanted, autojunk=False)
    for what, i1, i2, j1, j2 in stayed.get_opcodes():
        if what == "equal":
            for line, place in former[i1:i2]:
                given[place].append(line)
            continue
        for nth, line in enumerate(wanted[j1:j2]):
            given[_owner(passages, former, i1 + nth, i2)].append(line)
    return ["\n".join(lines) for lines in given]


def _owner(passages: tuple[SeenPassage, ...], former: list[tuple[str, int]], at: int, end: int) -> int:
    """The passage of the line that is replaced; else of the line before, or of the line after a section's title."""
    if at < end:
        return former[at][1]
    if not former:
        return next((place for place, one in enumerate(passages) if one.passage.changed), 0)
    after_title = end <= 1 and end < len(former)
    return former[end if after_title else end - 1][1]
