"""One piece of a medium as it will print: for the page, and to read before anything is made. Nothing is written."""

from collections.abc import Callable

from buurtapp.model.address import Address
from buurtapp.press.codes import make_codes
from buurtapp.press.go_no_go import area_rows, go_no_go
from buurtapp.press.labels import labels
from buurtapp.press.letters import information_evening, letters, page, paper_form
from buurtapp.press.meeting import agenda
from buurtapp.press.printing import Printed
from buurtapp.press.shelf import Medium
from buurtapp.press.template import Template
from buurtapp.press.texts import Text, fill_in_words
from buurtapp.press.walk import walk_list
from buurtapp.steps.address_codes import uses_codes
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.initiative import plan
from buurtapp.steps.meeting import meeting
from buurtapp.steps.printing import text_values_of
from buurtapp.steps.team import context
from buurtapp.steps.templates import template, text_template
from buurtapp.store import Register
from buurtapp.store.addresses import current_codes
from buurtapp.store.forms import decisions
from buurtapp.words import _

_DOORS = 12  # a walk list to look at

Proof = Callable[[Register, Template], Printed]


def proof(register: Register, medium: Medium, compiled: Template) -> Printed:
    """The medium once, for the first address. Raises Fault for a template that asks for what is not there."""
    return _PROOFS.get(medium.kind, _per_address if medium.per == "address" else _page)(register, compiled)


def proof_text(register: Register, medium: Medium, words: str) -> Text:
    """A text to copy, filled in. Raises Fault for a word between braces that is not known."""
    return fill_in_words(words, f"{medium.kind}.txt", text_values_of(register))


def proof_of(register: Register, medium: Medium) -> bytes | str:
    """The medium as it stands now: a Word file with one piece, or the words of a text. Raises Fault."""
    if medium.is_text:
        return proof_text(register, medium, text_template(register, medium.kind)).whole
    return proof(register, medium, template(register, medium.kind)).data


def _per_address(register: Register, template: Template) -> Printed:
    number, address = next(iter(_doors(register).items()))
    codes = {}
    if uses_codes(decisions(register)):
        known = current_codes(register).get(number)
        codes = {address.key: known} if known else make_codes(register.key(), [address.key])
    return letters(template, [address], context(register), codes)


def _walk_list(register: Register, template: Template) -> Printed:
    doors = list(_doors(register).values())
    first = doors[0]
    here = [door for door in doors if (door.street, door.side) == (first.street, first.side)]
    return walk_list(template, here[:_DOORS], context(register))


def _page(register: Register, template: Template) -> Printed:
    return page(template, context(register))


def _doors(register: Register) -> dict[int, Address]:
    """The addresses that count in walking order; a made-up one while there are none."""
    found = sorted(counted_addresses(register).items(), key=lambda item: item[1].walking_order)
    return dict(found) or {0: Address(_("Example Street"), 1, "", "1234AB", _("your town"))}


_PROOFS: dict[str, Proof] = {
    "aanmeldformulier": lambda register, template: paper_form(template, context(register)),
    "looplijst": _walk_list,
    "agenda": lambda register, template: agenda(template, context(register), meeting(register)),
    "verslag": lambda register, template: agenda(template, context(register), meeting(register)),
    "gaan-of-niet": lambda register, template: go_no_go(template, context(register), plan(register)),
    "bestelling": lambda register, template: page(
        template, context(register), area_rows(list(_doors(register).values()))
    ),
    "etiketten": lambda register, template: labels(template, _doors(register).values(), context(register)),
    "uitnodiging-infoavond": lambda register, template: information_evening(template, context(register)),
}
