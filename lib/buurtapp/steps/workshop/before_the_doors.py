"""The exercises of steps 1 to 3: the area, the decisions, the letters and what happened at two doors."""

from buurtapp.steps.area import area_text, count, counted_addresses
from buurtapp.steps.doors import doors as doors_of
from buurtapp.steps.recruitment import STEP as RECRUITMENT
from buurtapp.steps.team import admins
from buurtapp.steps.workshop.ticks import Tick, tick
from buurtapp.store import Register
from buurtapp.store.addresses import all_addresses
from buurtapp.store.forms import decisions, load
from buurtapp.store.runs import runs
from buurtapp.words import _

NEIGHBOURS = ("Burgemeester Zonneveldstraat", 41)
"""From this house number on the street belongs to the group next door (VERHAAL.md)."""
DOORS = {"1999AX|6|": "joined", "1999AX|7|": "not_home"}
"""What the story says of two doors at the Bakkerspad."""
_PROMISES = ("minder inbra", "geen inbra", "inbraken daal", "boeven de buurt uit", "geen boeven", "minder boeven")


def area(register: Register) -> list[Tick]:
    """The end of one street is left out and nothing else; and the motive promises nothing."""
    addresses, ours = all_addresses(register).values(), {one.key for one in counted_addresses(register).values()}
    theirs = {one.key for one in addresses if one.street == NEIGHBOURS[0] and one.number >= NEIGHBOURS[1]}
    missing = sorted({one.street for one in addresses if one.key not in theirs | ours})
    motive = str(load(register, "motive") or "")
    too_many = len(theirs & ours)
    return [
        tick(
            bool(area_text(register)), _("You wrote down which streets take part."),
            _("No area has been filled in: all {n} addresses count.", n=len(ours)),
            _("Write the three streets under *Which streets take part*, with the house numbers where it matters."),
        ),
        tick(
            not too_many, _("Numbers 41 and up of the Burgemeester Zonneveldstraat are left to the group next door."),
            _("Addresses of the group next door that are still in your area: {n}.", n=too_many),
            _("Write: Burgemeester Zonneveldstraat 1-39 oneven; Burgemeester Zonneveldstraat 2-40 even"),
        ),
        tick(
            not missing, _("All other addresses count."),
            _("Addresses are missing that do take part: {streets}.", streets=", ".join(missing)),
            _("Add those streets to the area, each on a line of its own."),
        ),
        _motive(motive),
    ]  # fmt: skip


def decided(register: Register) -> list[Tick]:
    """Two admins who can be rung, a mail address, a first day, and names that may stand in the letter."""
    found, chosen = admins(register), decisions(register)
    unreachable = [one.name for one in found if not one.phone]
    return [
        tick(
            len(found) >= 2, _("There are two admins or more. When one is away, the other can go on."),
            _("There is one admin.") if found else _("There is no admin yet."),
            _("Add an admin under *Who is in the team*: Roos Duizendschoon and Bram Wollesok."),
        ),
        tick(
            bool(found) and not unreachable, _("Every admin can be rung."),
            _("There is no phone number of: {names}.", names=", ".join(unreachable) or _("the admins")),
            _("Fill in a practice number, such as 06-01780632."),
        ),
        tick(
            bool(chosen.contact), _("The letter says where people can sign up or ask something."),
            _("The mail address for sign-ups is not set."),
            _("Fill in the mail address of the group: buurtapp.lindehof@voorbeeld.invalid"),
        ),
        tick(
            chosen.launch is not None, _("The day on which the group starts is set."),
            _("The date on which the group starts is not set."), _("Choose a day under *Decisions*."),
        ),
        tick(
            not chosen.signers or bool(chosen.signers_agreed_on),
            _("Whoever is named under the letter agreed to it."),
            _("Names stand under the letter, and it does not say when these people agreed."),
            _("Fill in the day on which they agreed. Until then their names are left out."),
        ),
    ]  # fmt: skip


def letters(register: Register) -> list[Tick]:
    """There is a letter for every address of the area, no more and no less."""
    counts = runs(register).get(RECRUITMENT, {}).get("counts")
    made, wanted = int(counts.get("letters", 0)) if isinstance(counts, dict) else 0, count(register).total
    printed = any(register.folder.output("brieven").glob("brieven*.docx"))
    return [
        tick(
            made > 0 and printed, _("The letters are made."), _("There are no letters yet."),
            _("Press *Make letters and walk lists* in step 3."),
        ),
        tick(
            made == wanted, _("There is one letter for each of the {n} addresses.", n=wanted),
            _("There are {made} letters for {wanted} addresses.", made=made, wanted=wanted),
            _("Did the area or the choice of addresses change? Make the letters once more, for all addresses."),
        ),
    ]  # fmt: skip


def doors(register: Register) -> list[Tick]:
    """What happened at two doors is kept, each at its own door."""
    known = {door.address.key: door.last for door in doors_of(register)}
    said = {
        "joined": _("Bakkerspad 6: they join. That is kept."),
        "not_home": _("Bakkerspad 7: nobody home. That is kept, so it comes back in the second round."),
    }
    do = {
        "joined": _("Choose Bakkerspad, the even side, and choose at number 6 what happened: they join."),
        "not_home": _("Choose Bakkerspad, the odd side, and choose at number 7 what happened: nobody home."),
    }
    found = []
    for key, result in DOORS.items():
        number, last = key.split("|")[1], known.get(key, "")
        bad = (
            _("Something else is kept for Bakkerspad {number}.", number=number) if last
            else _("Nothing is kept yet for Bakkerspad {number}.", number=number)
        )  # fmt: skip
        found.append(tick(last == result, said[result], bad, do[result]))
    return found


def _motive(motive: str) -> Tick:
    do = _("Write in two sentences what worries people, and what a group is for: know each other, warn fast.")
    if not motive:
        return Tick(False, _("It does not say yet why the neighbourhood wants a group."), do)
    if any(promise in motive.casefold() for promise in _PROMISES):
        return Tick(False, _("The motive promises less crime. Nobody knows whether that is true."), do)
    return Tick(True, _("It says why the neighbourhood wants a group, and it promises nothing."))
