"""Step 5, afterwards: a chat export or member list against the register, read in memory and stored nowhere.

`reconcile` says what is seen; `apply` sets the statuses, as one action that can be taken back; what nobody
could tell, a person matches by hand, and that is remembered (design.md 3 and 6).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from buurtapp.groups.recognising import Roster, roster
from buurtapp.groups.recognising import suggestions as alike
from buurtapp.groups.reconciling import Finding, compare, counts, last_seen, proposals, stored_chat
from buurtapp.intake.chat_export import Chat
from buurtapp.intake.chat_members import MemberList
from buurtapp.intake.chat_people import Person, phone_in
from buurtapp.intake.chat_people import person as person_of
from buurtapp.intake.chat_reading import read_group_bytes, read_group_file, read_group_text
from buurtapp.intake.sniff import kind_of
from buurtapp.model.signup import SignUp, Status
from buurtapp.steps.public_machine import refuse_numbers
from buurtapp.steps.team import team
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.store.members import groups, statuses
from buurtapp.store.runs import save_run
from buurtapp.store.sightings import keep_match, keep_standing, matches, replace_sightings, sightings
from buurtapp.store.signups import signups
from buurtapp.words import Fault, _

RUN = "reconcile"
KEYS = ("name", "phone", "source", "row", "outcome", "matched_by")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What a chat or list says of everybody; `shown` is what was read of it, for comparing again."""

    findings: tuple[Finding, ...]
    shown: Chat | MemberList
    group: str = ""

    @property
    def full(self) -> bool:
        """Whether it was a full member list, from which alone somebody can be missing."""
        return isinstance(self.shown, MemberList)

    @property
    def counts(self) -> dict[str, int]:
        """How many people have each outcome."""
        return counts(self.findings)


def reconcile(register: Register, path: Path | str, group: str = "") -> Reconciled:
    """Compare a chat export (zip, txt) or member list (text, csv, workbook) with the register.

    The file is read in memory. Of an export only who joined and left is kept, until the next one. `group` is a
    group's code, for a neighbourhood with several. Raises Fault, with nothing changed, when the file
    cannot be read (it says which line and why) or there is no such group.
    """
    known = _roster(register, group)
    return _keep(register, read_group_file(path, known.knows), known, group)


def reconcile_text(register: Register, text: str, group: str = "") -> Reconciled:
    """The same for a pasted member list or chat."""
    known = _roster(register, group)
    return _keep(register, read_group_text(text, known.knows), known, group, pasted=True)


def reconcile_upload(register: Register, data: bytes, name: str, group: str = "") -> Reconciled:
    """The same for the content of a file called `name`, which is written nowhere.

    Raises Fault for a workbook: that would have to lie on the disk to be read.
    """
    if kind_of(data, name) not in ("archive", "text", "empty"):
        raise Fault(
            _("{name} is a workbook.", name=name),
            _("Here we read a chat export, or a list as text: so nothing has to be kept."),
            _("Copy the columns with the names and numbers, and paste them in the box for a list."),
            _("See whether you picked the right file."),
        )
    known = _roster(register, group)
    return _keep(register, read_group_bytes(data, Path(name), known.knows), known, group)


def again(register: Register, done: Reconciled) -> Reconciled:
    """The same chat or list compared anew, after a match by hand or a change in the register."""
    found = compare(done.shown, _roster(register), groups(register), done.group)
    return Reconciled(tuple(found), done.shown, done.group)


def remembered(register: Register) -> list[Finding]:
    """What the last export showed of joining and leaving, compared with the register as it is now."""
    found = compare(stored_chat(sightings(register)), _roster(register))
    return [one for one in found if one.outcome != "not_seen"]


def proposed(register: Register, findings: Iterable[Finding]) -> list[tuple[str, Status, date]]:
    """The statuses that would change: phone, new status, since when."""
    now = {phone: (status, since) for phone, (_group, status, since, _lapses) in statuses(register).items()}
    return list(proposals(findings, now, date.today()))


def apply(register: Register, findings: Iterable[Finding]) -> int:
    """Set the statuses that follow from the findings, as one action; returns how many changed.

    Seen joining or in the group: joined. Seen leaving: left. A changed number changes nothing by itself.
    """
    changes = proposed(register, findings)
    if changes:
        keep_standing(register, changes)
    return len(changes)


def match_by_hand(register: Register, person: Person | str, signup: SignUp | None) -> None:
    """Keep that this person in the chat is that sign-up, whatever the chat calls them; None takes it away."""
    who = person_of(person) if isinstance(person, str) else person
    if not who.key:
        raise Fault(
            _("No person was named."),
            _("A match says which person in the chat is which sign-up."),
            _("Choose somebody from the list of people that we do not know."),
            _("Compare the chat with the register first."),
        )
    keep_match(register, who.key, signup.id if signup else None)


def suggestions(register: Register, person: Person) -> list[SignUp]:
    """The members to choose from when a person is matched by hand, the likeliest first."""
    return alike(_roster(register), person)


def delete_note(path: Path | str, *, full: bool = False) -> str:
    """What to tell the volunteer about the file itself."""
    name = Path(path).name
    if full:
        return _("Delete {name} now: it holds everybody's number. We kept no copy.", name=name)
    return _("Delete {name} now, also from your mail and downloads: it holds everybody's messages. We kept no "
             "copy, only who joined and who left.", name=name)  # fmt: skip


def records(findings: Iterable[Finding]) -> list[dict[str, str | int | None]]:
    """The findings as the command prints them, by the keys of design.md 6."""
    return [{key: getattr(one, key) for key in KEYS} for one in findings]


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON list."""
    return json.dumps(records(findings), ensure_ascii=False, indent=2)


def _roster(register: Register, group: str = "") -> Roster:
    if group and group not in groups(register):
        raise Fault(
            _("There is no group {code}.", code=group),
            _("The code of a group stands in front on its contact cards."),
            _("Choose one of: {codes}.", codes=", ".join(groups(register)) or "-"),
            _("Leave it empty; then we see ourselves which group it is."),
        )
    practice = register.neighbourhood().practice
    admins = [phone_in(one.phone) for one in team(register) if one.is_admin]
    return roster(signups(register), decisions(register), matches(register), practice=practice, admins=admins)


def _keep(
    register: Register, shown: Chat | MemberList, known: Roster, group: str, *, pasted: bool = False
) -> Reconciled:
    found = compare(shown, known, groups(register), group)
    phones = "\n\n\n\n".join(one.phone for one in found)
    refuse_numbers(register, _("this chat or list"), phones, typed=pasted)
    if isinstance(shown, Chat):
        replace_sightings(register, last_seen(shown))
    save_run(register, RUN, counts(found))
    return Reconciled(tuple(found), shown, group)
