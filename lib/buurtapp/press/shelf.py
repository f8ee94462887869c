"""The shelf of media: which there are, and where each one's template lies."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from buurtapp.words import Fault, _, language

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
Per = Literal["address", "street", "team"]


@dataclass(frozen=True, slots=True)
class Medium:
    """One kind of paper: its template's file, and whether it is made per address, per street side or once."""

    kind: str
    file: str
    per: Per


MEDIA: dict[str, Medium] = {
    medium.kind: medium
    for medium in (
        Medium("brief", "wervingsbrief.docx", "address"),
        Medium("aanmeldformulier", "aanmeldformulier.docx", "team"),
        Medium("looplijst", "looplijst.docx", "street"),
        Medium("agenda", "agenda.docx", "team"),
        Medium("gaan-of-niet", "gaan-of-niet.docx", "team"),
    )
}


def medium(kind: str) -> Medium:
    """The medium of a kind, also by the name of its file (`wervingsbrief`); raises Fault when there is none."""
    for one in MEDIA.values():
        if kind in (one.kind, one.file.removesuffix(".docx")):
            return one
    raise Fault(
        _("There is no medium called {kind}.", kind=kind),
        _("Only what lies on the shelf can be printed."),
        _("Choose one of: {kinds}.", kinds=", ".join(MEDIA)),
        _("Check the spelling first."),
    )


def template_path(kind: str, wanted: str | None = None) -> Path:
    """The template of a kind in the language in force (or `wanted`), in Dutch where that one is not there."""
    file = medium(kind).file
    path = TEMPLATES / (wanted or language()) / file
    return path if path.exists() else TEMPLATES / "nl" / file
