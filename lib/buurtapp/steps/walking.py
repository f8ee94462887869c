"""Who walks which side of which street, and the lists to take along: on paper, and one workbook per walker."""

from collections.abc import Iterable

from buurtapp.files import slug, write_atomic
from buurtapp.model.address import Address, Side
from buurtapp.press.walk import rounds, walk_list
from buurtapp.sheets import Column, Sheet, write_workbook
from buurtapp.steps.choosing import Choice, chosen
from buurtapp.steps.done import Done
from buurtapp.steps.doors import Door, doors, overdue, result_words
from buurtapp.steps.printing import STEP, print_name
from buurtapp.steps.team import context, team
from buurtapp.steps.templates import template
from buurtapp.store import Register
from buurtapp.store.forms import load_all, save
from buurtapp.words import _, ngettext

Place = tuple[str, Side]
_FORM = "walkers"


def places(register: Register) -> list[Place]:
    """Every side of every street, in walking order."""
    return list(dict.fromkeys((door.address.street, door.address.side) for door in doors(register)))


def walkers(register: Register) -> dict[Place, str]:
    """Who walks where: as assigned, else the one team member who has that street."""
    assigned = load_all(register, _FORM)
    by_street: dict[str, list[str]] = {}
    for member in team(register):
        for street in member.streets:
            by_street.setdefault(street.casefold(), []).append(member.name)
    found = {}
    for street, side in places(register):
        theirs = by_street.get(street.casefold(), [])
        name = assigned.get(f"{street}|{side}", theirs[0] if len(theirs) == 1 else "")
        if name:
            found[street, side] = str(name)
    return found


def assign(register: Register, place: Place, name: str) -> bool:
    """Let somebody walk one side of a street; an empty name leaves it open. False when nothing changed."""
    return save(register, _FORM, " ".join(name.split()), "|".join(place))


def walk_lists(register: Register, choice: Choice) -> Done:
    """All lists in one print file, by street and side, and for each walker a workbook to fill in and return."""
    chosen_doors = chosen(register, "looplijst", choice)
    visits = {door.id: door for door in doors(register) if door.id in chosen_doors}
    names, again = walkers(register), choice.only == "not-home"
    late = {door.id for door in overdue(register)}
    known = {door.address.key: said_before(door, late=door.id in late) for door in visits.values()}
    printed = walk_list(
        template(register, "looplijst", large=choice.large),
        chosen_doors.values(),
        context(register),
        known,
        names,
        second_round=again,
    )
    folder = register.folder.output("lijsten")
    files = [write_atomic(folder / print_name("looplijsten", choice), printed.data, private=True)]
    for walker in sorted({names.get(_place(door.address), "") for door in visits.values()}):
        theirs = [door for door in visits.values() if names.get(_place(door.address), "") == walker]
        name = f"looplijst-{slug(walker)}" if walker else "looplijst"
        sheet = _sheet(theirs, known, walker, round_=2 if again else 1)
        files.append(write_workbook(folder / print_name(name, Choice(choice.only, choice.where), "xlsx"), [sheet]))
    return Done(STEP, {"walk_lists": len(rounds(chosen_doors.values()))}, tuple(files), printed.warnings)


def said_before(door: Door, *, late: bool = False) -> str:
    """What is known of a door, for who is about to ring: its last result, its sign-ups."""
    said = [result_words()[door.last]] if door.last else []
    if late:
        said.append(_("has not signed up yet"))
    if door.signed_up:
        said.append(ngettext("{n} sign-up", "{n} sign-ups", door.signed_up))
    return ", ".join(said)


def _place(address: Address) -> Place:
    return address.street, address.side


def _sheet(theirs: Iterable[Door], known: dict[str, str], walker: str, round_: int) -> Sheet:
    """The walk as a table; `list_columns` reads it back. The last column knows the door again when others change."""
    columns = (
        Column(_("Street")), Column(_("Number")), Column(_("Known")),
        Column(_("Result"), width=24, choices=tuple(result_words().values())), Column(_("Remark"), width=36),
        Column(_("Round"), width=8), Column(_("Door"), width=18),
    )  # fmt: skip
    rows = [
        (door.address.street, door.address.door, known[door.address.key], "", "", str(round_), door.address.key)
        for door in theirs
    ]
    note = _("Choose a result for each door you rang at, save this file, and give it back.")
    return Sheet(_("Walk list {walker}", walker=walker).strip(), columns, rows, note)
