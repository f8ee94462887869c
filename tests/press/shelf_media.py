"""The media of the shelf, made as the steps make them, for a team and a few addresses."""

from collections.abc import Sequence

from buurtapp.model.address import Address
from buurtapp.press import (
    MEDIA,
    TEXTS,
    Meeting,
    Plan,
    TeamContext,
    agenda,
    area_rows,
    compile_template,
    go_no_go,
    information_evening,
    labels,
    letters,
    make_codes,
    page,
    paper_form,
    template_path,
    walk_list,
)
from buurtapp.press.texts import fill_in

PAPER = tuple(MEDIA)
WORDS_ALONE = tuple(TEXTS)
TO_NEIGHBOURS = ("brief", "herinnering", "deurkaart", "flyer", "poster", "welkomstbrief", "uitnodiging-infoavond")


def made(kind: str, team: TeamContext, doors: Sequence[Address]) -> bytes:
    """The document of a kind of paper."""
    template = compile_template(template_path(kind))
    if MEDIA[kind].per == "address":
        codes = make_codes(b"sleutel", [door.key for door in doors]) if "TESTCODE" in team.link else None
        return letters(template, doors, team, codes).data
    return {
        "looplijst": lambda: walk_list(template, doors, team),
        "agenda": lambda: agenda(template, team, Meeting()),
        "verslag": lambda: agenda(template, team, Meeting()),
        "gaan-of-niet": lambda: go_no_go(template, team, Plan(addresses=doors)),
        "aanmeldformulier": lambda: paper_form(template, team),
        "etiketten": lambda: labels(template, doors, team),
        "bestelling": lambda: page(template, team, area_rows(doors)),
        "uitnodiging-infoavond": lambda: information_evening(template, team),
    }.get(kind, lambda: page(template, team))().data


def said(kind: str, team: TeamContext) -> str:
    """The text of a kind that is no paper."""
    return fill_in(template_path(kind), team.values).body
