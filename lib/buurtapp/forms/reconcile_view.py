"""What a chat or member list says of everybody, on the page: counts, and masked people below each outcome."""

from collections.abc import Iterable, Sequence
from html import escape

from ipywidgets import VBox

from buurtapp.forms.finding import Finder
from buurtapp.forms.masks import DOT, mask_name, mask_phone, spoken_phone
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import html, table_html
from buurtapp.groups.reconciling import Finding, Outcome
from buurtapp.groups.standing import status_word
from buurtapp.intake.chat_people import Person
from buurtapp.words import _

ORDER: tuple[Outcome, ...] = (
    "unknown", "number_changed", "seen_leaving", "not_in_group", "seen_joining", "in_group", "not_seen",
)  # fmt: skip


class FindingsView:
    """The findings by outcome, with a field above to look for one person among many."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self.finder = Finder(self._draw, _titles(), hook="findings")
        self.table = html()
        self.widget = VBox([self.finder.widget, self.table])

    def show(self, findings: Iterable[Finding]) -> None:
        """Show these; what is searched for stays."""
        self._findings = list(findings)
        self._draw()

    def _draw(self) -> None:
        found = self.finder.arrange(self._findings, _words, _orders)
        self.table.value = findings_html(found, opened=self.finder.searching)


def findings_html(found: Sequence[Finding], *, opened: bool = False) -> str:
    """A count per outcome that opens to the people, masked; who asks for a person's eye comes first."""
    parts = []
    for outcome in ORDER:
        those = [one for one in found if one.outcome == outcome]
        if those:
            title, meaning = outcome_words()[outcome]
            summary = f"<summary>{escape(title)}: {len(those)}</summary>"
            shown = f"{summary}{paragraph(meaning, 'bk-help')}{_people_html(those)}"
            parts.append(f"<details{' open' if opened else ''}>{shown}</details>")
    return "".join(parts)


def outcome_words() -> dict[Outcome, tuple[str, str]]:
    """Each outcome in a few words, and what it means."""
    return {
        "seen_joining": (_("Seen coming in"), _("The chat shows how they joined or were added.")),
        "seen_leaving": (_("Seen leaving"), _("They left or were removed. Take them out of your phone too.")),
        "not_seen": (_("Not seen"), _("An export does not show silent members. They may be in the group or not.")),
        "in_group": (_("In the group"), _("They stand in the list, or sent a message.")),
        "not_in_group": (_("Not in the group"), _("They do not stand in the full list of members.")),
        "number_changed": (_("New phone number"), _("Ask for the new number, and put it right in step 4.")),
        "unknown": (
            _("In the chat, but not one of our members"),
            _("Choose below who it is. Did this person sign up and not pass the checks? Then settle it in step 4."),
        ),
    }


def masked_person(person: Person) -> str:
    """Somebody as a chat writes them, masked: a number, a name, or a card with street and first name."""
    if person.phone and person.written[:1] in "+0123456789(":
        return mask_phone(person.phone)
    if person.written.startswith("@"):
        return person.written[:2] + DOT * 3
    said = " ".join(word if word == "~" else mask_name(word) for word in person.written.split())
    return f"{said}, {mask_phone(person.phone)}" if person.phone else said


def masked_finding(one: Finding) -> str:
    """The person of a finding, masked: the register's name and number, else as the chat writes it."""
    if one.row is None and one.person is not None:
        return masked_person(one.person)
    return ", ".join(filter(None, (mask_name(one.name), mask_phone(one.phone))))


def _people_html(those: list[Finding]) -> str:
    rows, titles = [_cells(one) for one in those], _titles()
    keep = [at for at in range(len(titles)) if at == 0 or any(row[at] for row in rows)]
    return table_html([titles[at] for at in keep], [[row[at] for at in keep] for row in rows])


def _titles() -> Sequence[str]:
    return _("Who"), _("Known by"), _("Status in the register"), _("Seen on")


def _cells(one: Finding) -> Sequence[str]:
    known = {"number": _("number"), "card": _("name on the card"), "hand": _("chosen by you")}
    return masked_finding(one), known.get(one.matched_by or "", ""), _standing(one), _day(one)


def _words(one: Finding) -> Sequence[str]:
    """What a finding is found by: what is shown of it, and in clear who it is."""
    written = (one.person.written, spoken_phone(one.person.phone)) if one.person else ()
    return *_cells(one), one.name, one.phone, spoken_phone(one.phone), *written


def _orders(one: Finding) -> Sequence[str]:
    """The same as `_cells`, but days by the calendar."""
    return *_cells(one)[:-1], str(one.at or "")


def _standing(one: Finding) -> str:
    """The status in the register, and the group of whoever belongs to another one: that is not taken over."""
    other = _("belongs to group {code}", code=one.group) if one.elsewhere else ""
    return ", ".join(filter(None, (status_word(one.status), other)))


def _day(one: Finding) -> str:
    return f"{one.at:%d-%m-%Y}" if one.at else ""
