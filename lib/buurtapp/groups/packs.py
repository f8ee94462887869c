"""Everything a group needs for an evening of entering, made at once from its members."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from buurtapp.groups.cards import MOST_IN_ONE_FILE, card_files, google_files
from buurtapp.groups.enrolment import enrolment_sheet
from buurtapp.groups.invitations import Invitation, invitations
from buurtapp.groups.members import taking_part
from buurtapp.groups.split import Placed
from buurtapp.model.member import Group, Member
from buurtapp.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Pack:
    """One group's list, contact files (vCard and Google, batch by batch) and invitations."""

    group: Group
    members: tuple[Member, ...]
    sheet: Sheet
    cards: tuple[bytes, ...]
    google: tuple[str, ...]
    invitations: tuple[Invitation, ...]


def packs(
    placed: Sequence[Placed],
    values: Mapping[str, object],
    template: Path,
    *,
    practice: bool,
    platform: str = "whatsapp",
    size: int = MOST_IN_ONE_FILE,
) -> list[Pack]:
    """What to make for each group of `split`, whose members come from `members_of`.

    Cards only for who takes part; the list shows everybody with the status. `values` and `template` as in
    `invitation`. Raises Fault for a batch size that phones do not take.
    """
    return [_pack(part, values, template, practice, platform, size) for part in placed]


def _pack(part: Placed, values: Mapping[str, object], template: Path, practice: bool, platform: str, size: int) -> Pack:
    going = taking_part(part.members)
    named: Iterable[Invitation] = invitations(
        going, {**values, "groep": part.group.name}, template, practice=practice, platform=platform
    )
    return Pack(
        group=part.group,
        members=tuple(part.members),
        sheet=enrolment_sheet(part.group, part.members, practice=practice),
        cards=tuple(card_files(going, practice=practice, size=size)),
        google=tuple(google_files(going, practice=practice, size=size)),
        invitations=tuple(named),
    )
