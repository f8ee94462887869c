"""How long each kind of data is kept here, and who gets to see it, in words (design.md 3, "How long things live")."""

from collections.abc import Iterable
from datetime import date, timedelta

from babel.dates import format_date

from buurtapp.rights.dossier_words import app_name
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.store.life import REFUSED_DAYS
from buurtapp.words import _, language


def terms(register: Register) -> Iterable[tuple[str, str]]:
    """Per kind of data until when it is kept, with the day where the launch is known."""
    decided = decisions(register)
    left = _("until {days} days after you leave or withdraw your consent", days=decided.retention_days)
    yield _("Sign-up, consent and what was decided"), left
    yield _("Refused, outside the area, double"), _after_launch(decided.launch)
    yield _("What happened at your door"), _after_launch(decided.launch)
    yield _("Who joined or left in the chat"), _("until the next time the chat is read")
    yield _("Put out of the group"), _("one year, as a mark from which nobody reads the number")
    yield _("Erased"), _("a mark stays, to know an old list again; your data do not")
    yield _("Backups and lists that were made"), _("they follow the sign-up they were made from")


def recipients(register: Register) -> Iterable[tuple[str, str]]:
    """Who sees what."""
    yield _("The admins"), _("everything in this document")
    yield (
        _("Everybody in the group"),
        _("your number and your profile in {app}", app=app_name(decisions(register).platform)),
    )
    yield _("The police and the municipality"), _("how many members there are, not who")
    yield _("Others"), _("nobody; nothing is sold or sent on")


def _after_launch(launch: date | None) -> str:
    if launch is None:
        return _("until eight weeks after the start of the group")
    day = launch + timedelta(days=REFUSED_DAYS)
    return _("until {day}, eight weeks after the start", day=format_date(day, "d MMMM y", locale=language()))
