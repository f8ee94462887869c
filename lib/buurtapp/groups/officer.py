"""One page about a group for the wijkagent: what it is and who keeps it, never who is in it (design.md 3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel.dates import format_date

from buurtapp.groups.admins import admins_of
from buurtapp.model.member import Group
from buurtapp.model.people import TeamMember
from buurtapp.press.printing import Printed, print_one
from buurtapp.press.template import Template
from buurtapp.press.texts import Text, fill_in
from buurtapp.press.values import blank
from buurtapp.words import _, language, ngettext

TEMPLATE = "mail-beheerdersgroep.txt"


@dataclass(frozen=True, slots=True)
class OfficerPage:
    """The page as lines of label and value, in reading order; `withheld` admins did not agree to be named."""

    title: str
    lines: tuple[tuple[str, str], ...]
    withheld: int = 0

    @property
    def text(self) -> str:
        """The page as plain text to copy or print."""
        return "\n".join([self.title, "", *(f"{label}: {value}" for label, value in self.lines)]) + "\n"


def officer_page(
    group: Group,
    ranges: Sequence[str],
    team: Iterable[TeamMember],
    size: int,
    *,
    since: date | None = None,
    last_test: date | None = None,
) -> OfficerPage:
    """Streets and ranges, admins with their phones, size as a number, since when, and the last test message.

    `ranges` come from `territory.ranges`. An admin who did not agree to be named is counted, not named.
    """
    admins = admins_of(group, team)
    named = [one for one in admins if one.agreed_to_be_named]
    withheld = len(admins) - len(named)
    agreed = _("agreed to be named here")
    lines = [
        (_("Streets"), "; ".join(ranges) or _("not filled in yet")),
        *((_("Admin"), ", ".join(filter(None, (one.name, one.phone, agreed)))) for one in named),
        (_("Members"), str(size)),
        (_("Since"), _long(since)),
        (_("Last test message"), _long(last_test)),
    ]
    if not admins:
        lines.insert(1, (_("Admin"), _("not filled in yet")))
    if withheld:
        sentence = ngettext("{n} admin did not agree to be named.", "{n} admins did not agree to be named.", withheld)
        lines.append((_("Note"), sentence))
    return OfficerPage(_("WhatsApp group {name}", name=group.name), tuple(lines), withheld)


def officer_mail(pages: Sequence[OfficerPage], values: Mapping[str, object], template: Path) -> Text:
    """The mail that tells the wijkagent of the groups and asks for a place in the group of admins.

    `values` are the neighbourhood's, as for every text; raises Fault when the template cannot be filled in.
    """
    return fill_in(template, {**values, "bladen": [page.text.strip() for page in pages]})


def officer_paper(template: Template, page: OfficerPage, values: Mapping[str, object]) -> Printed:
    """The page on paper; `values` are the team's own: `groep`, `contact`, `datum`. Raises Fault for a template that
    asks for more.
    """
    rows = [{"wat": label, "uitleg": value} for label, value in page.lines]
    mine = {"titel": page.title, "regels_van_blad": rows, "contact": values["contact"] or blank(_("contact"))}
    return print_one(template, {**values, **mine})


def _long(day: date | None) -> str:
    return format_date(day, "d MMMM y", locale=language()) if day else _("not known yet")
