"""How a group stands in numbers, where its things are, and who its people are."""

from buurtapp.groups.standing import status_word
from buurtapp.model.member import STATUSES
from buurtapp.model.people import Contact, TeamMember
from buurtapp.press.links import for_typing
from buurtapp.press.meeting import role_word
from buurtapp.press.providers import provider
from buurtapp.press.values import DOTS
from buurtapp.rights.counts import counts
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load_all
from buurtapp.store.members import groups
from buurtapp.words import _


def standing_now(register: Register) -> list[tuple[str, int]]:
    """Addresses, sign-ups, how many were admitted and how many wait, and members per status."""
    counted = counts(register)
    totals, verdicts, statuses = counted["totals"], counted["verdicts"], counted["statuses"]
    return [
        (_("Addresses in the area"), totals["addresses"]),
        (_("Sign-ups in all"), totals["signups"]),
        (_("May go to the group"), totals["admitted"]),
        (_("Wait for a decision of yours"), verdicts.get("ask", 0) + verdicts.get("proposed", 0)),
        *((status_word(status).capitalize(), statuses[status]) for status in STATUSES if statuses.get(status)),
    ]


def places(register: Register) -> list[tuple[str, str]]:
    """Each thing of the group and where it is; a dotted line where the team did not say."""
    decided = decisions(register)
    link, named = for_typing(decided.link, ""), provider(decided.link)
    form = link if named in link else f"{named}: {link}"
    return [
        (_("The list of neighbours"), _("in the folder of this workbook, on your computer")),
        (_("The sign-up form"), form or DOTS),
        (_("The mail box for sign-ups"), decided.contact if "@" in decided.contact else DOTS),
        (_("The group"), ", ".join(group.name for group in groups(register).values()) or decided.group_name or DOTS),
        (_("The group of admins with the wijkagent"), DOTS),
        (_("The registration at wabp.nl"), DOTS),
        (_("Google account and back-ups"), DOTS),
    ]


def people(register: Register) -> list[tuple[str, str, str, str]]:
    """Name, role, phone and mail of the team, the wijkagent, the municipality and neighbouring groups."""
    team = [TeamMember.model_validate(value) for value in load_all(register, "team").values()]
    contacts = [Contact.model_validate(value) for value in load_all(register, "contacts").values()]
    words = {
        "wijkagent": _("wijkagent"),
        "municipality": _("municipality"),
        "neighbouring_group": _("group next door"),
        "other": _("contact"),
    }
    found = [(one.name, role_word(one), one.phone, one.email) for one in team]
    return [one for one in (*found, *((c.name, words[c.kind], c.phone, c.email) for c in contacts)) if one[0]]
