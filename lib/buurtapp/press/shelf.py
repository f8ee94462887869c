"""The shelf of media: which there are, and where each one's template lies."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from buurtapp.words import Fault, _, language

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
LONGEST_DESCRIPTION = 512  # what WhatsApp takes as the description of a group
Per = Literal["address", "street", "team"]


@dataclass(frozen=True, slots=True)
class Medium:
    """One kind of paper or text: its template's file, and whether it is made per address, per street side or once.

    `longest` is the most characters that a text may have; 0 when there is no limit. What is `fixed` is laid out to the
    millimetre and has no large print. What is `two_sided` may have Dutch in front and English behind: all that a
    neighbour gets on a sheet of her own.
    """

    kind: str
    file: str
    per: Per
    longest: int = 0
    fixed: bool = False
    two_sided: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is a text to copy into a mail or a message, rather than paper."""
        return self.file.endswith(".txt")


_PAPER = (
    Medium("brief", "wervingsbrief.docx", "address", two_sided=True),
    Medium("aanmeldformulier", "aanmeldformulier.docx", "team", two_sided=True),
    Medium("looplijst", "looplijst.docx", "street"),
    Medium("agenda", "agenda.docx", "team"),
    Medium("gaan-of-niet", "gaan-of-niet.docx", "team"),
    Medium("herinnering", "herinnering.docx", "address", two_sided=True),
    Medium("deurkaart", "deurkaart.docx", "address", two_sided=True),
    Medium("flyer", "flyer.docx", "team", two_sided=True),
    Medium("poster", "poster.docx", "team", fixed=True),
    Medium("uitnodiging-infoavond", "uitnodiging-infoavond.docx", "team", two_sided=True),
    Medium("welkomstbrief", "welkomstbrief.docx", "team", two_sided=True),
    Medium("huisregels", "huisregels.docx", "team", two_sided=True),
    Medium("privacyverklaring", "privacyverklaring.docx", "team", two_sided=True),
    Medium("signalementenkaart", "signalementenkaart.docx", "team"),
    Medium("verslag", "verslag.docx", "team"),
    Medium("bestelling", "bestelling.docx", "team"),
    Medium("etiketten", "etiketten.docx", "team", fixed=True),
)
_TEXTS = (
    Medium("groepsbeschrijving", "teksten/groepsbeschrijving.txt", "team", LONGEST_DESCRIPTION),
    Medium("werving-mail", "teksten/werving-mail.txt", "team"),
    Medium("werving-whatsapp", "teksten/werving-whatsapp.txt", "team"),
    Medium("buurtsite", "teksten/buurtsite.txt", "team"),
    Medium("privacy-op-site", "teksten/privacy-op-site.txt", "team"),
)
MEDIA: dict[str, Medium] = {medium.kind: medium for medium in _PAPER}
TEXTS: dict[str, Medium] = {medium.kind: medium for medium in _TEXTS}


def medium(kind: str) -> Medium:
    """The medium of a kind, also by the name of its file (`wervingsbrief`); raises Fault when there is none."""
    known = MEDIA | TEXTS
    for one in known.values():
        if kind in (one.kind, Path(one.file).stem):
            return one
    raise Fault(
        _("There is no medium called {kind}.", kind=kind),
        _("Only what lies on the shelf can be printed."),
        _("Choose one of: {kinds}.", kinds=", ".join(known)),
        _("Check the spelling first."),
    )


def template_path(kind: str, wanted: str | None = None) -> Path:
    """The template of a kind in the language in force (or `wanted`), in Dutch where that one is not there."""
    return template_file(medium(kind).file, wanted)


def template_file(name: str, wanted: str | None = None) -> Path:
    """A file of `templates/<language>`, such as `teksten/welkom.txt`; the Dutch one where that is not there."""
    path = TEMPLATES / (wanted or language()) / name
    return path if path.exists() else TEMPLATES / "nl" / name
