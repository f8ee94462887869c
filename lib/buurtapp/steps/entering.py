"""Step 5: from admitted sign-ups to groups, lists, contact cards and invitations. Only the gate decides who is in."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from buurtapp.files import safe_name, write_atomic
from buurtapp.groups.cards import MOST_IN_ONE_FILE, check_size
from buurtapp.groups.invitations import Invitation, invitation_page, invitation_texts, invitations
from buurtapp.groups.members import members_of, taking_part
from buurtapp.groups.packs import Pack, packs
from buurtapp.groups.split import Placed, split
from buurtapp.groups.standing import Today
from buurtapp.groups.standing import today as to_do
from buurtapp.groups.streets import street_order
from buurtapp.model.member import Member
from buurtapp.model.signup import Status
from buurtapp.press.shelf import template_file
from buurtapp.sheets import write_workbook
from buurtapp.steps.done import Done, report
from buurtapp.steps.officer import write_pages
from buurtapp.steps.registering import write_register
from buurtapp.steps.running import year_calendars
from buurtapp.steps.wording import text_values
from buurtapp.store import Register
from buurtapp.store.addresses import area_addresses
from buurtapp.store.forms import decisions
from buurtapp.store.members import groups, place, statuses
from buurtapp.store.members import set_status as keep_status
from buurtapp.store.signups import signups
from buurtapp.words import Fault, _, counted, meanwhile

STEP = "05-whatsapp"


def members(register: Register) -> list[Member]:
    """Everyone whom the gate admits, in walking order, with group and status."""
    return members_of(
        signups(register),
        decisions(register),
        practice=register.neighbourhood().practice,
        statuses=statuses(register),
    )


def placed(register: Register) -> list[Placed]:
    """The groups with their members, as they would be now; nothing is kept."""
    decided = decisions(register)
    return split(
        taking_part(members(register)),
        decided.group_limit,
        existing=list(groups(register).values()),
        name=decided.group_name or register.neighbourhood().name,
        streets=street_order(area_addresses(register).values()),
    )


def enrol(register: Register, batch: int | None = None) -> Done:
    """Place everyone in a group, and make per group a list to tick off, contact cards and invitations.

    `batch` is how many contacts go in one file, else what the team decided. Raises Fault when nobody may go to
    WhatsApp yet, and for a batch that no phone takes. Files of groups that are gone are removed.
    """
    size = decisions(register).cards_per_file if batch is None else check_size(batch)
    made = placed(register)
    if not made:
        _clear(register, [])
        raise _nobody_yet()
    meanwhile(_("Dividing the members"))
    places = {member.phone: member.group for one in made for member in one.members}
    place(register, [one.group for one in made], places, date.today())
    made = placed(register)
    meanwhile(_("Writing the invitations"))
    packed = packs_of(register, made, size)
    files = [path for one in counted(packed, _("Making the lists and contacts")) for path in _files_of(register, one)]
    counts = {
        "groups": len(made),
        "members": len(places),
        "cards": len(places),
        "to_add": sum(member.status == "to_add" for one in made for member in one.members),
    }
    meanwhile(_("Making the calendar and the pages for the wijkagent"))
    calendars = year_calendars(register)
    papers, warned = _for_the_officer(register, made)
    _clear(register, [*files, *papers])
    made_too = (*papers, *calendars.files, write_register(register))
    return report(register, STEP, counts, (*files, *made_too), (*calendars.warnings, *warned))


def run(register: Register) -> Done:
    """The *do* cell of step 5; without anybody admitted it says so and makes nothing."""
    try:
        return enrol(register)
    except Fault as fault:
        return report(register, STEP, {"groups": 0, "members": 0, "cards": 0}, (), (str(fault),))


def set_status(register: Register, phones: Iterable[str], status: Status, on: date | None = None) -> None:
    """Keep how far the entering of these people has come; raises Fault for an unknown status."""
    keep_status(register, phones, status, on or date.today())


def today(register: Register) -> Today:
    """Who to add, who to invite again, who to ring."""
    return to_do(members(register), date.today())


def invitations_of(register: Register, those: Iterable[Member]) -> list[Invitation]:
    """An invitation for each of these members who is not in yet."""
    decided = decisions(register)
    return invitations(
        those,
        text_values(register),
        template_file("teksten/uitnodiging.txt"),
        practice=register.neighbourhood().practice,
        platform=decided.platform,
    )


def packs_of(register: Register, made: list[Placed], size: int = MOST_IN_ONE_FILE) -> list[Pack]:
    """What each group needs for an evening of entering, `size` contacts in one file."""
    return packs(
        made,
        text_values(register),
        template_file("teksten/uitnodiging.txt"),
        practice=register.neighbourhood().practice,
        platform=decisions(register).platform,
        size=size,
    )


def _files_of(register: Register, pack: Pack) -> list[Path]:
    code = safe_name(pack.group.code)
    lists, texts, contacts = (register.folder.output(kind) for kind in ("lijsten", "teksten", "contacten"))
    invited = invitation_texts(pack.invitations)
    to_press = invitation_page(pack.invitations, _("Invitations {group}", group=pack.group.name))
    files = [
        write_workbook(lists / f"toevoegen-{code}.xlsx", [pack.sheet], private=True),
        write_atomic(texts / f"uitnodigingen-{code}.txt", invited, private=True),
        write_atomic(texts / f"uitnodigingen-{code}.html", to_press, private=True),
    ]
    for number, (cards, google) in enumerate(zip(pack.cards, pack.google, strict=True), 1):
        name = f"{code}-{number}" if len(pack.cards) > 1 else code
        files.append(write_atomic(contacts / f"contacten-{name}.vcf", cards, private=True))
        files.append(write_atomic(contacts / f"google-{name}.csv", google, private=True))
    return files


def _for_the_officer(register: Register, made: list[Placed]) -> tuple[list[Path], tuple[str, ...]]:
    """The pages for the wijkagent; what stops them is a warning here, as they come beside the groups."""
    try:
        return write_pages(register, [one for one in made if one.members]), ()
    except Fault as fault:
        return [], (str(fault),)


def _clear(register: Register, kept: list[Path]) -> None:
    """Remove what an earlier run made for people or groups that are no longer there."""
    for kind, patterns in (
        ("lijsten", ("toevoegen-*.xlsx", "wijkagent-*.docx")),
        ("teksten", ("uitnodigingen-*.txt", "uitnodigingen-*.html")),
        ("contacten", ("contacten-*.vcf", "google-*.csv")),
    ):
        for pattern in patterns:
            for path in register.folder.output(kind).glob(pattern):
                if path not in kept:
                    path.unlink()


def _nobody_yet() -> Fault:
    return Fault(
        _("Nobody may go to WhatsApp yet."),
        _("A sign-up must be right, with consent, and checked as the team decided."),
        _("Settle the sign-ups that need you in step 4."),
        _("Look first how many sign-ups are ready."),
    )
