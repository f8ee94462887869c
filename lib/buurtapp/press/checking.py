"""The template checker: every placeholder that is unknown, misspelt or broken, with its sentence and a proposal.

It looks before anything is made, and goes on after the first mistake, so that a template is put right in one go.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from buurtapp.press.faults import (
    broken_tag,
    choice_without_words,
    code_refused,
    looks_like_placeholder,
    unknown_placeholder,
)
from buurtapp.press.fields import CHOICES, NAMES
from buurtapp.press.package import Package, parse
from buurtapp.press.passages import PLAIN_VALUE
from buurtapp.press.sandbox import compile_source
from buurtapp.press.tags import HALF_TAG, TAG, Tags, W, own_texts, sentence_around
from buurtapp.press.template import Template
from buurtapp.press.tidy import tidy
from buurtapp.words import Fault

_LOOP_NAMES = re.compile(r"\{%[-+]?\s*(?:\w+\s+)?for\s+(\w+)\s+in\b")
_LOOKS_LIKE = re.compile(
    r"(?<!\{)\{\s*(\w+)\s*\}(?!\})|\[\[\s*(\w+)\s*\]\]|\[\s*(\w+)\s*\]|<<\s*(\w+)\s*>>|«\s*(\w+)\s*»"
)


def check_word_file(package: Package) -> list[Fault]:
    """What is wrong in a Word template, in reading order; empty when it can be filled in."""
    roots = [parse(package.parts[part], package.name) for part in _parts(package)]
    for root in roots:
        tidy(root)
    lines = [line for root in roots for line in _lines(root)]
    found = list(_in_lines(package.name, lines))
    if found:
        return found
    try:
        return Template(package).problems(NAMES)
    except Fault as fault:
        return [fault]


def check_text(name: str, text: str, known: Collection[str]) -> list[Fault]:
    """What is wrong in a text to copy, in reading order."""
    return list(_in_lines(name, text.splitlines(), known))


def check_typed(name: str, former: str, typed: str, known: Collection[str] = NAMES) -> None:
    """Refuse typed words with braces that are no placeholder; raises Fault naming the sentence.

    Words and values may be typed; blocks only stay where they were: `former` is what stood there before.
    """
    there = {match[0] for match in TAG.finditer(former)}
    for match in TAG.finditer(typed):
        if match[0] not in there and match[0].startswith("{%"):
            raise code_refused(name, match[0], sentence_around(typed, match.start()))
    for fault in _in_lines(name, TAG.sub(lambda m: "" if m[0] in there else m[0], typed).splitlines(), known):
        raise fault
    for match in TAG.finditer(typed):
        plain, sentence = PLAIN_VALUE.fullmatch(match[0]), sentence_around(typed, match.start())
        if match[0] not in there and plain is None:
            raise code_refused(name, match[0], sentence)
        if match[0] not in there and plain and plain[1] in CHOICES:
            raise choice_without_words(name, plain[1], sentence)


def _in_lines(name: str, lines: list[str], known: Collection[str] = NAMES) -> Iterator[Fault]:
    loops = {found for line in lines for found in _LOOP_NAMES.findall(line)}
    for line in lines:
        yield from _in_line(name, line, {*known, *loops, "loop"})


def _in_line(name: str, line: str, known: Collection[str]) -> Iterator[Fault]:
    left_over = TAG.sub(lambda match: " " * len(match[0]), line)
    for match in HALF_TAG.finditer(left_over):
        yield broken_tag(name, sentence_around(line, match.start()), left_over[match.start() :])
        break
    for match in _LOOKS_LIKE.finditer(left_over):
        word = next(filter(None, match.groups()))
        if word in known:
            yield looks_like_placeholder(name, match[0], word, sentence_around(line, match.start()))
    for match in TAG.finditer(line):
        yield from _in_tag(name, match[0], sentence_around(line, match.start()), known)


def _in_tag(name: str, shown: str, sentence: str, known: Collection[str]) -> Iterator[Fault]:
    try:
        tag = Tags(name).tag(shown, sentence)
        if tag.kind == "value":
            names = compile_source(tag.source, [tag], name).names
            yield from (unknown_placeholder(name, one, sentence, known) for one in names if one not in known)
    except Fault as fault:
        yield fault


def _parts(package: Package) -> list[str]:
    around = [part for kind in ("header", "footer") for part in package.related(kind) if part in package.parts]
    return [package.main, *around]


def _lines(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        yield "".join(text.text or "" for text in own_texts(paragraph))
