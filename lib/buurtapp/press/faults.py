"""What can be wrong with a Word template, each as a `Fault` that names the spot (design.md 7)."""

import difflib
import re
from collections.abc import Iterable

from buurtapp.press.fields import NAMES
from buurtapp.words import Fault, _, ngettext

MEBIBYTE = 1024 * 1024


def not_a_word_file(name: str) -> Fault:
    """The file cannot be opened as a .docx."""
    return Fault(
        _("{name} is not a Word file that we can open.", name=name),
        _("A template is a .docx without macros and without a password."),
        _("Open it in Word and choose Save as, type Word document (.docx)."),
        _("Try the template that came with the workbook first."),
    )


def held_open(name: str) -> Fault:
    """The file may not be read now."""
    return Fault(
        _("{name} cannot be read now.", name=name),
        _("It is open in Word, or this user may not read it."),
        _("Save and close it in Word, then try again."),
        _("Close Word first. Nothing was printed, and earlier letters are unchanged."),
    )


def with_more(first: Fault, more: int) -> Fault:
    """The first of several faults, saying how many more there are."""
    if not more:
        return first
    last = ngettext(
        "There is {n} more mistake in this file. Choose the medium in step 2 or 3 to see them all.",
        "There are {n} more mistakes in this file. Choose the medium in step 2 or 3 to see them all.",
        more,
    )
    return Fault(first.saw, first.why, first.fix, last)


def too_large(name: str, size: int, most: int) -> Fault:
    """The template is larger than a letter can be."""
    return Fault(
        _("{name} is {size} MB.", name=name, size=round(size / MEBIBYTE)),
        _("A template may be {most} MB at most; a large picture makes every print slow.", most=most // MEBIBYTE),
        _("In Word, click the picture and choose Compress Pictures, or use a smaller logo."),
        _("Take the largest picture out first and try again."),
    )


def outside_picture(name: str, target: str) -> Fault:
    """A part of the template is fetched from somewhere else each time it is opened."""
    return Fault(
        _("{name} fetches something from elsewhere: {target}", name=name, target=target),
        _("Letters must be complete in themselves and open no connection."),
        _("Paste the picture into the template as a copy instead of a link."),
        _("Take the linked picture out first."),
    )


def broken_tag(name: str, sentence: str, broken: str = "") -> Fault:
    """Opening braces without closing ones, or the other way round; `broken` is the text from the brace on."""
    word = re.search(r"\w+", broken)
    near = difflib.get_close_matches(word[0], NAMES, n=1, cutoff=0.6) if word else []
    if near:
        fix = _("Did you mean {near}? Type it again in one go.", near=_in_braces(near[0]))
    else:
        fix = _("Type the placeholder again in one go, for example {example}.", example="{{ straat }}")
    return Fault(
        _("In {name} a placeholder is broken: {sentence}", name=name, sentence=sentence),
        _("A placeholder starts with {open} and ends with {close}, in one paragraph.", open="{{", close="}}"),
        fix,
        _("Look at this sentence first; nothing was printed."),
    )


def looks_like_placeholder(name: str, typed: str, meant: str, sentence: str) -> Fault:
    """A known name between other signs than two braces, which would print as it stands."""
    return Fault(
        _("In {name} stands {typed}: {sentence}", name=name, typed=typed, sentence=sentence),
        _("It looks like a placeholder, but it would be printed just like that."),
        _("Did you mean {near}?", near=_in_braces(meant)),
        _("Look at this sentence first; nothing was printed."),
    )


def unreadable_tag(name: str, tag: str, sentence: str) -> Fault:
    """A placeholder or block whose inside is not understood."""
    return Fault(
        _("In {name} we cannot read {tag}: {sentence}", name=name, tag=tag, sentence=sentence),
        _("Between the braces stands one name, or if, else, endif, for or endfor."),
        _("Type it again in one go, for example {example}.", example="{{ straat }}"),
        _("Look at this sentence first; nothing was printed."),
    )


def code_refused(name: str, tag: str, sentence: str) -> Fault:
    """A template that wants to do more than fill in words."""
    return Fault(
        _("{name} holds code that we do not run: {tag}", name=name, tag=tag),
        _("A template may fill in words and leave blocks out. It stands here: {sentence}", sentence=sentence),
        _("Take this out of the template, or start again from the one that came with the workbook."),
        _("Ask who made this template; do not use it on another computer."),
    )


def unbalanced(name: str, tag: str, sentence: str) -> Fault:
    """A block that starts in one place and ends in another, or not at all."""
    return Fault(
        _("In {name} the block {tag} does not fit: {sentence}", name=name, tag=tag, sentence=sentence),
        _("A block begins and ends in the same paragraph, the same cell or the same table."),
        _("Put the beginning and the end of the block each on a line of its own."),
        _("Look at this sentence first; nothing was printed."),
    )


def beside_tag(name: str, tag: str, sentence: str) -> Fault:
    """Words in a paragraph or row that only marks a block, which would be lost."""
    return Fault(
        _("In {name} words stand beside {tag}: {sentence}", name=name, tag=tag, sentence=sentence),
        _("This mark takes the place of its whole paragraph or row, so the words would be lost."),
        _("Put the mark alone on its line, and the words on a line of their own."),
        _("Look at this sentence first; nothing was printed."),
    )


def unknown_placeholder(name: str, placeholder: str, sentence: str, known: Iterable[str]) -> Fault:
    """A placeholder that nothing fills; the nearest known name is offered."""
    near = difflib.get_close_matches(placeholder, sorted(known), n=1, cutoff=0.6)
    shown = _in_braces(placeholder)
    return Fault(
        _(
            "In {name} nothing can be filled in for {placeholder}: {sentence}",
            name=name,
            placeholder=shown,
            sentence=sentence,
        ),
        _("This placeholder does not exist here, so the letter would have a hole in it."),
        _("Did you mean {near}?", near=_in_braces(near[0])) if near else _("Take it out, or use one from the list."),
        _("Look at this sentence first; nothing was printed."),
    )


def choice_without_words(name: str, placeholder: str, sentence: str) -> Fault:
    """A decision that a template asks about, but that has no words to print."""
    shown = _in_braces(placeholder)
    return Fault(
        _("In {name} nothing can be printed for {placeholder}: {sentence}", name=name, placeholder=shown,
          sentence=sentence),
        _("This is a choice of the team, not a piece of text."),
        _("Write down in your own words what the team chose."),
        _("Look at this sentence first; nothing was printed."),
    )  # fmt: skip


def only_in_letter(name: str, placeholder: str, sentence: str) -> Fault:
    """A header or footer is the same on every page, so it cannot name one address."""
    shown = _in_braces(placeholder)
    return Fault(
        _(
            "In {name} the header or footer asks for {placeholder}: {sentence}",
            name=name,
            placeholder=shown,
            sentence=sentence,
        ),
        _("The header and footer are the same for all letters of a print."),
        _("Move this placeholder into the letter itself."),
        _("Look at the header and footer first; nothing was printed."),
    )


def _in_braces(placeholder: str) -> str:
    return f"{{{{ {placeholder} }}}}"
