"""Step 3: letters for every address in one print file, walk lists, and the other media of the shelf."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from buurtapp.model.decisions import Decisions
from buurtapp.press.go_no_go import area_rows, go_no_go
from buurtapp.press.labels import labels
from buurtapp.press.letters import information_evening, page, paper_form
from buurtapp.press.media_names import name_of
from buurtapp.press.meeting import agenda
from buurtapp.press.pdf import to_pdf
from buurtapp.press.shelf import MEDIA, TEXTS, Medium, medium
from buurtapp.steps import choosing
from buurtapp.steps.address_codes import address_codes, new_residents
from buurtapp.steps.choosing import Choice, chosen
from buurtapp.steps.done import Done, report
from buurtapp.steps.initiative import plan
from buurtapp.steps.meeting import meeting
from buurtapp.steps.out_of_date import remember
from buurtapp.steps.own_files import refuse_mistakes
from buurtapp.steps.printing import STEP, kept, make, per_address, printed_in, spoken_in
from buurtapp.steps.team import context
from buurtapp.steps.templates import template
from buurtapp.steps.walking import walk_lists
from buurtapp.store import Register
from buurtapp.store.addresses import note_printed
from buurtapp.store.forms import decisions
from buurtapp.words import Fault, _, counted, meanwhile

__all__ = ["ALL", "STEP", "address_codes", "letters", "run", "welcome", "with_pdf"]
ALL = "all"


def letters(register: Register, kind: str = "brief", choice: Choice = choosing.ALL) -> Done:
    """Make one medium, or `all` of the shelf. Raises Fault, with earlier files untouched, when it cannot be made.

    The choice of addresses is for what is made per address or door; the rest is made whole. Of the whole shelf, what
    is not for neighbours stays in the language in force when two languages are chosen.
    """
    wanted = [*MEDIA.values(), *TEXTS.values()] if kind == ALL else [medium(kind)]
    if choice.two_sided and not any(one.two_sided for one in wanted):
        raise _in_one_language(name_of(wanted[0].kind))
    refuse_mistakes(register, wanted)
    return _together([_made(register, one, choice) for one in counted(wanted, _("Making what you print"))])


def welcome(register: Register, where: str, *, two_sided: bool = False) -> Done:
    """The welcome letter for new residents of one or a few addresses, each with a new code."""
    choice = Choice(where=where, two_sided=two_sided)
    new_residents(register, chosen(register, "welkomstbrief", choice))
    done = per_address(register, "welkomstbrief", "welkomstbrief", "welkomstbrief", choice)
    remember(register, "welkomstbrief", done.files, spoken_in(choice))
    return done


def with_pdf(done: Done) -> Done:
    """The same result with a PDF of each Word file; where LibreOffice is missing, a warning that says so."""
    documents = [path for path in done.files if path.suffix == ".docx"]
    try:
        meanwhile(_("Making the PDF. With many letters that takes a minute."))
        made = to_pdf(documents)
    except Fault as fault:
        return Done(done.step, done.counts, done.files, (*done.warnings, f"{fault.saw} {fault.fix}"))
    return Done(done.step, done.counts, (*done.files, *made), done.warnings)


def run(register: Register) -> Done:
    """The *do* cell of step 3: the means that the team chose; at first letters, walk lists and the form on paper."""
    wanted = [medium(kind) for kind in decisions(register).media or Decisions().media]
    refuse_mistakes(register, wanted)
    done = _together([_made(register, one, choosing.ALL) for one in counted(wanted, _("Making what you print"))])
    return report(register, STEP, done.counts, done.files, done.warnings)


def _made(register: Register, one: Medium, choice: Choice) -> Done:
    choice = replace(choice, large=choice.large and not one.fixed, two_sided=choice.two_sided and one.two_sided)
    done = _MAKERS[one.kind](register, choice) if one.kind in _MAKERS else make(register, one, choice)
    remember(register, one.kind, done.files, spoken_in(choice))
    return done


def _together(done: Iterable[Done]) -> Done:
    parts = list(done)
    counts = {name: number for one in parts for name, number in one.counts.items()}
    files = tuple(path for one in parts for path in one.files)
    return Done(STEP, counts, files, tuple(dict.fromkeys(warning for one in parts for warning in one.warnings)))


def _letters(register: Register, choice: Choice) -> Done:
    return per_address(register, "brief", "letters", "brieven", choice)


def _paper_form(register: Register, choice: Choice) -> Done:
    printed = printed_in(
        choice, lambda: paper_form(template(register, "aanmeldformulier", large=choice.large), context(register))
    )
    return kept(register, "forms", "aanmeldformulier", printed, choice=choice.looks)


def _agenda(register: Register, choice: Choice) -> Done:
    printed = agenda(template(register, "agenda", large=choice.large), context(register), meeting(register))
    return kept(register, "agenda", "agenda", printed, folder="agenda", choice=choice.looks)


def _go_no_go(register: Register, choice: Choice) -> Done:
    printed = go_no_go(template(register, "gaan-of-niet", large=choice.large), context(register), plan(register))
    return kept(register, "gaan-of-niet", "gaan-of-niet", printed, choice=choice.looks)


def _minutes(register: Register, choice: Choice) -> Done:
    printed = agenda(template(register, "verslag", large=choice.large), context(register), meeting(register))
    return kept(register, "verslag", "verslag", printed, folder="agenda", choice=choice.looks)


def _order(register: Register, choice: Choice) -> Done:
    counted = area_rows(list(chosen(register, "bestelling").values()))
    printed = page(template(register, "bestelling", large=choice.large), context(register), counted)
    return kept(register, "bestelling", "bestelling", printed, choice=choice.looks)


def _labels(register: Register, choice: Choice) -> Done:
    addresses = chosen(register, "etiketten", choice)
    printed = labels(template(register, "etiketten"), addresses.values(), context(register))
    done = kept(register, "etiketten", "etiketten", printed, choice=choice)
    note_printed(register, "etiketten", addresses)
    return done


def _information_evening(register: Register, choice: Choice) -> Done:
    name = "uitnodiging-infoavond"
    printed = printed_in(
        choice, lambda: information_evening(template(register, name, large=choice.large), context(register))
    )
    return kept(register, name, name, printed, choice=choice.looks)


def _in_one_language(name: str) -> Fault:
    return Fault(
        _("{name} is not made in two languages on one sheet.", name=name),
        _("That is for what a neighbour gets: the letters, the cards, the forms and the rules."),
        _("Take the tick away, or choose another print."),
        _("In a command: leave out --lang both."),
    )


_MAKERS: dict[str, Callable[[Register, Choice], Done]] = {
    "brief": _letters,
    "aanmeldformulier": _paper_form,
    "looplijst": walk_lists,
    "agenda": _agenda,
    "gaan-of-niet": _go_no_go,
    "verslag": _minutes,
    "bestelling": _order,
    "etiketten": _labels,
    "uitnodiging-infoavond": _information_evening,
}
