"""A delivery becomes the register of its street; what people did there since stays."""

from buurtapp.batch.delivery import POST, Delivery, waiting_in
from buurtapp.judging.carrying import carry_over
from buurtapp.model.area import parse_area
from buurtapp.model.people import Neighbourhood, TeamMember
from buurtapp.steps.decisions import decide_all
from buurtapp.store import Register, WorkFolder
from buurtapp.store.addresses import all_addresses, replace_addresses
from buurtapp.store.forms import load, save
from buurtapp.store.rows import add_rows

KEEPER = "coordinator"  # the item of the team's form that the list of streets fills
_LISTED = "listed"  # what the coordinator's list said last, so that only news is taken over


def take_in(folder: WorkFolder) -> None:
    """Empty the letter box of a work folder into its register, which is made when it is not there.

    Rows keep their file's name and number; rows that are known stay as they are (design.md 4). Nothing is judged
    here: step 4 does. Taking the same delivery in twice changes nothing.
    """
    delivery = waiting_in(folder)
    if delivery is None:
        return
    with _register(folder, delivery) as register:
        _place(register, delivery)
        _news(register, delivery)
        for file in delivery.files:
            with register.action("import", file.source):
                carry_over(register, add_rows(register, file.source, file.names, file.columns, file.rows).ids)
    (folder.inputs / POST).unlink()


def _register(folder: WorkFolder, delivery: Delivery) -> Register:
    if folder.register.exists():
        return Register.open(folder.path)
    return Register.create(folder.path, Neighbourhood(name=delivery.name, practice=delivery.practice))


def _place(register: Register, delivery: Delivery) -> None:
    """Addresses and area; a folder that has them already is left alone."""
    known = {address.key for address in all_addresses(register).values()}
    if known != {address.key for address in delivery.addresses}:
        replace_addresses(register, delivery.addresses, parse_area(delivery.area))
    save(register, "area", delivery.area)


def _news(register: Register, delivery: Delivery) -> None:
    """Beheerder and decisions, where the list says something else than last time: a street may have its own."""
    former = load(register, _LISTED) or {}
    keeper = {"name": delivery.keeper, "phone": delivery.phone, "email": delivery.email}
    if delivery.keeper and former.get("keeper") != keeper:
        known = load(register, "team", KEEPER) or {}
        member = TeamMember.model_validate({"role": "main_admin", **known, **keeper})
        save(register, "team", member.model_dump(mode="json"), KEEPER)
    before = former.get("decisions", {})
    fresh = {key: value for key, value in delivery.decisions.items() if before.get(key) != value}
    if fresh:
        decide_all(register, fresh)
    save(register, _LISTED, {"keeper": keeper, "decisions": delivery.decisions})
