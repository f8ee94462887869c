"""Step 5: a page about each group for the wijkagent, as text for a mail and on paper; never a member (design.md 3)."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from buurtapp.files import safe_name, write_atomic
from buurtapp.groups.officer import OfficerPage, officer_page, officer_paper
from buurtapp.groups.split import Placed
from buurtapp.groups.territory import ranges, territories
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.team import team
from buurtapp.steps.tested import last_tests
from buurtapp.steps.wording import long_date, own_paper, text_values
from buurtapp.store import Register
from buurtapp.store.forms import decisions

TEMPLATE = "groepsblad.docx"


def pages_of(register: Register, made: Sequence[Placed]) -> list[OfficerPage]:
    """Per group its streets, the admins who agreed to be named, its size, since when, and its last test message."""
    addresses = list(counted_addresses(register).values())
    doors = territories(made, addresses)
    people, launch = team(register), decisions(register).launch
    since = launch if launch and launch <= date.today() else None
    tested = last_tests(register)
    return [
        officer_page(
            one.group,
            ranges(doors[one.group.code], addresses),
            people,
            len(one.members),
            since=one.group.begun or since,
            last_test=tested.get(one.group.code),
        )
        for one in made
    ]


def write_pages(register: Register, made: Sequence[Placed]) -> list[Path]:
    """The same as a Word file for each group, in `uitvoer/lijsten`. Raises Fault for a template that asks for more."""
    values = text_values(register)
    own = {"groep": values["groep"], "contact": values["contact"], "datum": long_date(date.today())}
    folder, template = register.folder.output("lijsten"), own_paper(TEMPLATE)
    return [
        write_atomic(
            folder / f"wijkagent-{safe_name(one.group.code)}.docx",
            officer_paper(template, page, own).data,
            private=True,
        )
        for one, page in zip(made, pages_of(register, made), strict=True)
    ]
