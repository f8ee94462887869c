"""The two exercises with a text: a report that begins with behaviour, and a correction that hurts nobody.

Both texts are kept as forms of the practice folder, so that they follow an undo and a new beginning (domain.md 3.4).
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from buurtapp.groups.reporting import report_text
from buurtapp.groups.reporting_words import ORIGIN, PEOPLE, SKIN
from buurtapp.steps.workshop.ticks import Tick, tick
from buurtapp.store import Register
from buurtapp.store.forms import load
from buurtapp.words import _

REPORT = "workshop_report"
CORRECTION = "workshop_correction"
PRIVATE = "private"
_STREET = re.compile(r"[^\W\d_]{3}.*\d")
_VAGUE = frozenset(
    "verdacht verdachte raar raars rare vreemd vreemde loopt lopen rond hier er iemand een de man vrouw jongen persoon "
    "staat ziet eruit heel erg hij zij ze die is doet iets buurt in straat".split()
)
_THREATS = (
    "eruit", "verwijder", "laatste keer", "laatste waarschuwing", "nog een keer en", "nog één keer en", "de groep uit",
    "wegwezen", "gevolgen", "oprot", "ben je weg",
)  # fmt: skip
_BLAME = (
    "altijd", "nooit", "alweer", "onzin", "dom ", "hou op", "houd op", "hou nou", "hou eens", "stop nou", "stop eens",
    "hoe vaak", "irritant", "schaam", "ergeren", "weer jij", "zoals gewoonlijk",
)  # fmt: skip
_KIND = (
    "fijn", "dank", "bedankt", "begrijp", "snap", "kan iedereen", "overkomt", "goed dat", "sterkte", "hopelijk",
)  # fmt: skip
_PURPOSE = (
    "112", "gevaar", "alarm", "veiligheid", "waarschuw", "praatgroep", "kletsgroep", "andere groep", "maillijst",
)  # fmt: skip
_ASKS = (
    "wilt u", "wil je", "wil jij", "zou u", "zou je", "zou jij", "kunt u", "kun je", "kan je", "mag ik u vragen",
    "mag ik je vragen", "graag",
)  # fmt: skip


def report(register: Register) -> list[Tick]:
    """The report says 112, where and what somebody does; looks only beside that, and nobody by name."""
    told = {key: str(value) for key, value in (load(register, REPORT) or {}).items() if key != "called_112"}
    where, what, behaviour = (told.get(key, "") for key in ("where", "what", "behaviour"))
    rest = report_text(where or "-", what, True, behaviour or "-", told.get("appearance", ""), told.get("expects", ""))
    return [
        tick(
            bool((load(register, REPORT) or {}).get("called_112")), _("112 comes first."),
            _("The report does not say that 112 was called."), _("Sien rang 112. Tick that."),
        ),
        tick(
            bool(_STREET.search(where)), _("It says where: a street and a number."),
            _("Nobody knows where to look."), _("Fill in the street and a number: Lindelaan 13."),
        ),
        tick(
            bool(_words(behaviour) - _VAGUE), _("It says what somebody does."),
            _("*Suspicious* says what you feel, not what somebody does.") if behaviour
            else _("It does not say what somebody does."),
            _("Write down what Sien saw: what did the hands do, at which doors?"),
        ),
        tick(
            not _about_origin(f"{what} . {behaviour}"), _("What happens is told without origin or skin colour."),
            _("Origin or skin colour stands where behaviour belongs. Nobody is suspicious for that."),
            _("Take it out, and say what somebody does. Clothes and a bag come after that."),
        ),
        *_to_look_at(rest.concerns),
    ]  # fmt: skip


def correction(register: Register) -> list[Tick]:
    """The correction is private, calm and kind; it says what the group is for, and asks."""
    saved = load(register, CORRECTION) or {}
    text, where = str(saved.get("text", "")).strip(), saved.get("where", "")
    if not text:
        return [Tick(False, _("There is no text yet."), _("Write what you would send to Petra."))]
    plain = text.casefold()
    return [
        tick(
            where == PRIVATE, _("You send it to Petra alone."), _("In the group all neighbours read along."),
            _("Choose *In a message to Petra alone*."),
        ),
        tick(
            not re.search(r"!\s*!|\b[A-Z]{4,}\b", text), _("It does not shout."),
            _("Capitals and exclamation marks sound like shouting."), _("Write it in small letters, with full stops."),
        ),
        tick(
            not _holds(plain, _THREATS), _("It threatens with nothing."), _("It reads as a threat."),
            _("Leave out what happens next time. That is for a second message, if it ever comes."),
        ),
        tick(
            not _holds(f"{plain} ", _BLAME), _("It blames nobody."), _("It says something about Petra herself."),
            _("Write about this one message. Leave out words such as always, again and nonsense."),
        ),
        tick(
            _holds(plain, _KIND), _("It begins kindly."), _("There is no kind word in it."),
            _("Begin with something that is true: nice that you take part, I hope the cat is home again."),
        ),
        tick(
            _holds(plain, _PURPOSE), _("It says what the group is for."),
            _("Petra does not read why her message does not fit."),
            _("Say in one sentence what the group is for: danger and alarm, after 112."),
        ),
        tick(
            _holds(plain, _ASKS), _("It asks for something."),
            _("It asks for nothing, so Petra does not know what to do."),
            _("End with a question: would you mind that next time?"),
        ),
    ]  # fmt: skip


def _to_look_at(concerns: Iterable[str]) -> list[Tick]:
    found = [Tick(False, one, _("Change that, and press the button once more.")) for one in concerns]
    return found or [Tick(True, _("There is no name, no number plate and no photo in it."))]


def _about_origin(text: str) -> bool:
    """Whether a word is an origin, or a skin colour right before a word for people (a white van is a van)."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold())
    return any(word.startswith(ORIGIN) or (word in SKIN and after in PEOPLE) for word, after in pairwise([*words, ""]))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _holds(text: str, parts: Iterable[str]) -> bool:
    return any(part in text for part in parts)
