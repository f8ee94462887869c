"""01-initiatief: the motive, whom was asked, the area and its addresses, what to expect, the checklist, the mails."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from ipywidgets import DOMWidget, VBox

from buurtapp.files import safe_name
from buurtapp.forms import doing, pages
from buurtapp.forms.copying import Texts
from buurtapp.forms.doubts import mail_doubt, phone_doubt
from buurtapp.forms.fields import Field, briefly
from buurtapp.forms.finding import Rows
from buurtapp.forms.pages import Page, form_cell, paragraph, text_cell
from buurtapp.forms.record import saved_record, saved_value
from buurtapp.forms.tables import html, table_html
from buurtapp.forms.upload import Upload
from buurtapp.model.people import Check
from buurtapp.pictures import Band, Picture, bands
from buurtapp.steps import initiative as step
from buurtapp.steps.area import area_text, count, load_addresses, read_area, set_area, unknown_streets
from buurtapp.steps.checklist import checklist, checks, save_check
from buurtapp.steps.doors import doors
from buurtapp.steps.forecast import DEFAULT_FACTOR, Forecast, channels, forecast, members_expected
from buurtapp.steps.mails import first_mails
from buurtapp.store import Register
from buurtapp.store.forms import load, remove, save
from buurtapp.words import Fault, _, ngettext

ADDRESS_FILES = ".csv,.txt,.xlsx,.ods"
DRAFT = "area_draft"


def open_folder(work_folder: str = "", unattended: bool = False) -> Page:
    """Open the work folder on the page of step 1."""
    return pages.open_page(1, work_folder, unattended)


@form_cell
def motive_form(page: Page) -> DOMWidget:
    """Why the neighbourhood wants a group."""
    field = Field(
        "motive",
        _("Why does your neighbourhood want a group?"),
        "long",
        help=_(
            "What happened, or what worries people? Two or three sentences are enough. They come on the go/no-go page."
        ),
    )
    return page.record([field], *saved_value(page.register, "motive"), hook="").widget


@form_cell
def asked_form(page: Page) -> DOMWidget:
    """Whom was asked, and the answer."""
    answers = (
        (_("No answer yet"), ""),
        (_("Yes, a good idea"), "yes"),
        (_("No"), "no"),
        (_("Yes, and wants to help"), "wants_to_help"),
    )
    fields = [
        Field("who", _("Whom did you ask?"), help=_("A first name or a house number is enough."), default=""),
        Field("answer", _("What was the answer?"), "choice", options=answers, default=""),
        Field("on", _("When?"), "date"),
    ]
    return page.listing("asked", fields, one=_("Neighbour"), add=_("Another neighbour")).widget


@form_cell
def addresses_form(page: Page) -> DOMWidget:
    """The address file, and how many addresses it brought."""

    def receive(name: str, content: bytes) -> str:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / safe_name(name)
            path.write_bytes(content)
            counted = load_addresses(page.register, path)
        for form in page.forms:
            form.reload()
        saved()
        return ngettext("{n} address counts.", "{n} addresses count.", counted.total)

    saved = page.saver()
    upload = Upload(
        _("Choose an address file"),
        ADDRESS_FILES,
        receive,
        hook="addresses",
        hint=_(
            "Ask your municipality for a list with street, house number and postcode (Excel or CSV), "
            "or use one from the BAG."
        ),
    )
    return upload.widget


@form_cell
def area_form(page: Page) -> DOMWidget:
    """The area in words, which addresses count, and the count per street and side."""
    area = page.record(
        [_area_field(page.register)],
        lambda: {"area": _draft(page.register)},
        partial(_keep_area, page.register),
        hook="",
    )
    chosen = _filter_fields()
    filters = page.record(chosen, *saved_record(page.register, "address_filter", chosen), hook="filter")
    return VBox([area.widget, filters.widget, page.table(partial(_count_rows, page.register), hook="area-count")])


@form_cell
def forecast_form(page: Page) -> DOMWidget:
    """The ways of recruiting, members per household, and what to expect."""
    options = tuple((channel.label, channel.key) for channel in channels())
    ways = Field("channels", _("How do you want to ask people?"), "ticks", options=options, default=[])
    factor = Field(
        "factor",
        _("Members per household"),
        "number",
        default=DEFAULT_FACTOR,
        low=1,
        high=5,
        step=0.1,
        help=_("Most groups reckon with two members per household. Every member signs up alone."),
    )
    return VBox(
        [
            page.record([ways], *saved_value(page.register, "channels"), hook="").widget,
            page.record([factor], *saved_value(page.register, "factor"), hook="").widget,
            page.drawn(partial(_expected, page.register), _bands),
            page.watched(partial(_forecast_html, page.register)),
        ]
    )


@form_cell
def checklist_form(page: Page) -> DOMWidget:
    """What to look into before starting: when it was done and what was found."""
    return VBox([_check_card(page, key, label) for key, label in checks().items()])


@form_cell
def contacts_form(page: Page) -> DOMWidget:
    """Wijkagent, municipality, admins of neighbouring groups."""
    kinds = (
        (_("Wijkagent"), "wijkagent"),
        (_("Municipality"), "municipality"),
        (_("Admin of a neighbouring group"), "neighbouring_group"),
        (_("Somebody else"), "other"),
    )
    fields = [
        Field("kind", _("Who is it?"), "choice", options=kinds, default="wijkagent"),
        Field("name", _("Name"), default=""),
        Field("phone", _("Phone"), default="", check=phone_doubt),
        Field("email", _("Mail address"), default="", check=mail_doubt),
        Field("contacted_on", _("When did you speak or mail?"), "date"),
        Field("note", _("What did you agree?"), "long", default="", rows=2),
    ]
    return page.listing("contacts", fields, one=_("Contact"), add=_("Another contact")).widget


@form_cell
def mails_form(page: Page) -> DOMWidget:
    """The mails to the wijkagent, the municipality and the neighbours' admins, as text to copy."""
    titles = {
        "wijkagent": _("Mail to the wijkagent"),
        "municipality": _("Mail to the municipality"),
        "neighbouring_group": _("Mail to the admins of neighbouring groups"),
    }

    def make() -> list[tuple[str, str, str, str]]:
        mails = first_mails(page.register)
        return [(titles[kind], mail.to, mail.subject, mail.body) for kind, mail in mails.items()]

    texts = Texts(make, hook="mail")
    page.views.append(texts)
    return texts.widget


def do(page: Page) -> None:
    """Make the go/no-go page."""
    doing.do(page, _("Make the go/no-go page"), step.run, hook="do")


@text_cell
def check(page: Page) -> list[str]:
    """How step 1 stands, in sentences."""
    counted = count(page.register)
    return [
        ngettext("{n} address counts.", "{n} addresses count.", counted.total),
        ngettext("Expected: {n} member.", "Expected: about {n} members.", members_expected(page.register)),
        *pages.state_lines(page),
    ]


def _keep_area(register: Register, _key: str, text: str) -> None:
    save(register, DRAFT, text)  # an area that cannot be read yet must not be lost
    set_area(register, text)
    remove(register, DRAFT, "")


def _draft(register: Register) -> str:
    draft = load(register, DRAFT)
    return area_text(register) if draft is None else str(draft)


def _area_doubt(register: Register, text: str) -> str:
    try:
        read_area(register, text)
    except Fault as fault:
        return briefly(fault)
    return ""


def _area_field(register: Register) -> Field:
    return Field(
        "area",
        _("Which streets belong to it?"),
        "long",
        rows=5,
        default="",
        placeholder=_("Kerkstraat 1-99 odd; Molenweg; 1234AB"),
        help=_(
            "One street on each line. House numbers may follow: 1-99, odd or even, and exceptions: except 13. "
            "Empty means: every address of the file."
        ),
        check=partial(_area_doubt, register),
    )


def _filter_fields() -> list[Field]:
    return [
        Field("homes_only", _("Count homes only, no shops and offices"), "tick", default=False),
        Field("no_side_addresses", _("Leave out side addresses"), "tick", default=False),
    ]


def _count_rows(register: Register) -> Rows:
    counted = count(register)
    sides = {"odd": _("odd side"), "even": _("even side")}
    rows = [(street, sides[side], number) for (street, side), number in counted.per_street.items()]
    said = ngettext("{n} address counts.", "{n} addresses count.", counted.total)
    unknown = unknown_streets(register)
    doubt = (
        paragraph("⚠ " + _("Not in the address file: {streets}.", streets=", ".join(unknown)), "bk-beside")
        if unknown
        else ""
    )
    if not rows:
        doubt = paragraph(_("There are no addresses yet. Choose an address file above."))
    return Rows([_("Street"), _("Side"), _("Addresses")], rows, said, above=doubt)


def _forecast_html(register: Register) -> str:
    rows = [(line.label, line.low, line.expected, line.high, line.source) for line in forecast(register)]
    titles = [_("Way"), _("Low"), _("Expected"), _("High"), _("Where these figures come from")]
    said = ngettext("Expected: {n} member.", "Expected: about {n} members.", members_expected(register))
    return table_html(titles, rows, caption=_("Households that join in")) + paragraph(said)


def _expected(register: Register) -> tuple[int, int, list[Forecast]]:
    """Households there are, those that signed up by now, and what to expect per way of asking."""
    return count(register).total, sum(bool(door.signed_up) for door in doors(register)), forecast(register)


def _bands(facts: tuple[int, int, list[Forecast]]) -> Picture | None:
    homes, reached, lines = facts
    found = [Band(line.label, line.low, line.expected, line.high) for line in lines]
    return bands(found, households=homes, reached=reached) if homes else None


def _check_card(page: Page, key: str, label: str) -> DOMWidget:
    fields = [
        Field("done_on", _("On which day?"), "date"),
        Field("found", _("What did you find?"), default=""),
    ]

    def load_check() -> dict[str, Any]:
        return checklist(page.register)[key].model_dump(mode="json")

    def keep(name: str, value: Any) -> None:
        check = Check.model_validate(load_check() | {name: value})
        save_check(page.register, key, check.done_on, check.found)

    form = page.record(fields, load_check, keep, hook=f"check-{key}")
    for view in form.views.values():
        view.control.widget.tooltip = f"{label}: {view.field.label}"
    card = VBox([html(paragraph(label, "bk-card-title")), form.widget])
    card.add_class("bk-card")
    card.add_class("bk-wide-last")
    return card
