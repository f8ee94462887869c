"""What an import brought, in words."""

from buurtapp.forms.counting import verdict_words
from buurtapp.steps.importing import ImportReport
from buurtapp.words import _, ngettext


def brought(report: ImportReport) -> str:
    """What an import brought, in a sentence or two."""
    new = ngettext("{n} new sign-up", "{n} new sign-ups", report.imported.new)
    said = [_("{name}: {new}, {known} known already.", name=report.source, new=new, known=report.imported.known)]
    if report.verdicts:
        words = verdict_words()
        parts = (f"{words[key].lower()} {report.verdicts[key]}" for key in words if key in report.verdicts)
        said.append(f"({', '.join(parts)})")
    if report.replaced:
        said.append(
            ngettext(
                "{n} takes the place of an earlier sign-up.", "{n} take the place of earlier sign-ups.", report.replaced
            )
        )
    return " ".join(said)
