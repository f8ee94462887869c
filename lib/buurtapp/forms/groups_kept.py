"""Per group on the page: who keeps it, when it overflows, and the page for the wijkagent."""

from buurtapp.forms.copying import Parts
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import table_html
from buurtapp.groups.forecast import Outlook
from buurtapp.steps import groups_kept as step
from buurtapp.store import Register
from buurtapp.store.members import groups
from buurtapp.words import _


def care_html(register: Register) -> str:
    """What each group may grow to, and what needs doing about its admins."""
    if not groups(register):
        return paragraph(_("There are no groups yet. Make them first, with the button above."), "bk-help")
    concerns = tuple(one.sentence for one in step.admin_concerns(register))
    said = warnings_html(concerns) or paragraph("✓ " + _("Every group has two admins or more."), "bk-done")
    growing = step.outlooks(register)
    lines = [
        (
            one.name,
            one.outlook.size,
            f"{one.outlook.low}–{one.outlook.high}",
            one.outlook.limit,
            _overflow_words(one.outlook),
            f"{one.full_on:%d\u2011%m\u2011%Y}" if one.full_on else "–",
        )
        for one in growing
    ]
    near = [_("{name} comes near the 1,024 members that WhatsApp takes. Divide it now.", name=one.name)
            for one in growing if one.outlook.near_ceiling]  # fmt: skip
    said += warnings_html(tuple(near))
    titles = [_("Group"), _("Members"), _("May become"), _("At most"), _("Will it be too large?"), _("Full on")]
    note = paragraph(_("Full on: when as many people sign up as in the last four weeks."), "bk-help")
    note += paragraph(_("We reckon with the houses of the group and the forecast of step 1."), "bk-help")
    return said + (table_html(titles, lines, caption=_("Does everybody fit?")) + note if lines else "")


def officer_parts(register: Register) -> list[Parts]:
    """The mail to the wijkagent, with a page about each group in it; nothing while there are no groups."""
    if not step.kept(register):
        return []
    mail = step.admin_group_mail(register)
    return [(_("Mail to the wijkagent"), mail.to, mail.subject, mail.body)]


def _overflow_words(one: Outlook) -> str:
    words = {
        "now": _("it is full now: divide it"),
        "expected": _("yes, count on {n} groups", n=one.groups_needed),
        "possible": _("perhaps"),
        "no": _("no"),
    }
    return words[one.overflow]
