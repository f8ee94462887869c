"""The yearly evaluation: what is asked, and what came of it in counts (domain.md 2.6, 3.5). No answer of one person."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from buurtapp.model.decisions import Day
from buurtapp.words import _

Key = Literal["home", "calm", "danger", "stray", "leaving", "address", "help"]
KEYS: tuple[Key, ...] = get_args(Key)
OPEN = "change"  # the one question that is not answered with yes or no

Count = int | None


class Evaluation(BaseModel):
    """One round: how many were asked and answered, and per question how many said yes. None: not filled in."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    on: Day = None
    asked: Count = Field(default=None, ge=0)
    answered: Count = Field(default=None, ge=0)
    home: Count = Field(default=None, ge=0)
    calm: Count = Field(default=None, ge=0)
    danger: Count = Field(default=None, ge=0)
    stray: Count = Field(default=None, ge=0)
    leaving: Count = Field(default=None, ge=0)
    address: Count = Field(default=None, ge=0)
    help: Count = Field(default=None, ge=0)
    change: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One question on paper: the sentence, and how many said yes and no (empty: to write on)."""

    sentence: str
    yes: str = ""
    no: str = ""
    said: str = ""


def questions() -> dict[str, str]:
    """The questions by their key, the open one last."""
    return {
        "home": _("Do you feel more at home with your neighbours through the group?"),
        "calm": _("Is the group quiet enough for you?"),
        "danger": _("Do you know what to do in danger? First 112, then the group."),
        "stray": _("Did you see a message that did not belong there?"),
        "leaving": _("Did you think of leaving the group?"),
        "address": _("Are your number and your address still right?"),
        "help": _("Do you want to help? As an admin, or with one round of doors?"),
        OPEN: _("What should be different?"),
    }


def lines(found: Evaluation | None) -> list[Line]:
    """The questions with the results, or to write on when there are none."""
    found = found or Evaluation()
    made = []
    for key, sentence in questions().items():
        if key == OPEN:
            made.append(Line(sentence, said=found.change))
            continue
        yes: Count = getattr(found, key)
        no = "" if yes is None or found.answered is None else str(max(0, found.answered - yes))
        made.append(Line(sentence, "" if yes is None else str(yes), no))
    return made


def shares(found: Evaluation) -> list[tuple[str, int]]:
    """What came of it in whole percentages: who answered of who was asked, and who said yes of who answered."""
    parts: list[tuple[str, Count, Count]] = [(_("Answered"), found.answered, found.asked)]
    words = questions()
    parts += [(words[key], getattr(found, key), found.answered) for key in KEYS]
    return [(label, round(100 * part / whole)) for label, part, whole in parts if part is not None and whole]


def doubts(found: Evaluation) -> list[str]:
    """What cannot be right in the counts, as sentences."""
    said = []
    if found.asked is not None and found.answered is not None and found.answered > found.asked:
        said.append(_("More people answered than were asked."))
    if found.answered is not None and any((getattr(found, key) or 0) > found.answered for key in KEYS):
        said.append(_("More people said yes to a question than answered."))
    if found.on is not None and found.on > date.today():
        said.append(_("The day of the evaluation is still to come."))
    return said
