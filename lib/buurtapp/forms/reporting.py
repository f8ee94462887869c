"""What an import brought, in words."""

from buurtapp.forms.counting import verdict_words
from buurtapp.steps.importing import ImportReport, left_out, to_look_at
from buurtapp.words import _, ngettext


def brought(report: ImportReport) -> str:
    """What an import brought, in a sentence or two."""
    new = ngettext("{n} new sign-up", "{n} new sign-ups", report.imported.new)
    said = _("{name}: {new}, {known} known already", name=report.source, new=new, known=report.imported.known)
    parts = (
        f"{said}{_per_verdict(report)}.",
        left_out(report.imported),
        _replaced(report.replaced),
        *to_look_at(report),
    )
    return " ".join(filter(None, parts))


def _per_verdict(report: ImportReport) -> str:
    words = verdict_words()
    parts = [f"{words[key].lower()} {report.verdicts[key]}" for key in words if key in report.verdicts]
    return f" ({'; '.join(parts)})" if parts else ""


def _replaced(n: int) -> str:
    if not n:
        return ""
    return ngettext("{n} takes the place of an earlier sign-up.", "{n} take the place of earlier sign-ups.", n)
