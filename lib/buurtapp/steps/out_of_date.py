"""Which print files are out of date, and why: what each was made from, held against how things stand now.

Kept of a file: the words that the decisions gave its placeholders (names of people only as a mark), and marks of its
template, the team's own words, and what else went into it. Counts and marks, never a list of people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from buurtapp.press.decided import in_words
from buurtapp.press.fields import FIELDS
from buurtapp.press.media_names import name_of
from buurtapp.press.shelf import Medium, medium, template_path
from buurtapp.press.texts import asked_for
from buurtapp.press.values import Blank
from buurtapp.steps.area import counted_addresses
from buurtapp.steps.logo import logo_file
from buurtapp.steps.team import context
from buurtapp.steps.templates import own_file, own_words, template, text_template
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load_all
from buurtapp.store.prints import prints, save_print
from buurtapp.store.register import now
from buurtapp.words import Fault, _, language, ngettext, speaking

_DUTCH = {field.english: field.name for field in FIELDS} | {field.name: field.name for field in FIELDS}
_BY_LINK = {"qr", "code", "code_ingevuld", "link"}
_AS_MARK = {"contact", "ondertekenaars", "wijkagent", "link", "gegevens", "termijnen", "plekken"}  # people, and tables
_NOT_SAID = _AS_MARK | {"logo"}
_EVERY_DAY = {"datum"}


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """A print file that no longer says what was decided: what it is called, when it was made, and why."""

    kind: str
    file: str
    made_at: str
    reasons: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """`Wervingsbrief (brieven.docx): de leeftijd is veranderd van 16 naar 18.`"""
        return f"{name_of(self.kind)} ({Path(self.file).name}): {' '.join(self.reasons)}"


def remember(register: Register, kind: str, files: Iterable[Path], languages: Sequence[str] = ()) -> None:
    """Keep what a medium's files were made from, now that they were made.

    `languages` are those of the front and the back of the sheet; none is the language in force alone.
    """
    one = medium(kind)
    front, *back = (_side(register, one, spoken) for spoken in languages or (language(),))
    for path in files:
        file = path.relative_to(register.folder.outputs).as_posix()
        save_print(register, file, {"kind": one.kind, "at": now(), **front, "back": back})


def out_of_date(register: Register) -> list[OutOfDate]:
    """The files that were made and still lie there, of which something has changed since."""
    found = []
    for file, kept in prints(register).items():
        if (register.folder.outputs / file).is_file():
            reasons = _reasons(register, kept)
            if reasons:
                found.append(OutOfDate(kept["kind"], file, kept["at"], reasons))
    return found


def _reasons(register: Register, kept: dict[str, Any]) -> tuple[str, ...]:
    """Why a print is out of date; what changed on both sides of a sheet is said once."""
    one, found = medium(kept["kind"]), dict[str, str]()
    try:
        for side in (kept, *kept.get("back", ())):
            found |= {key: said for key, said in _changes(register, one, side).items() if key not in found}
    except OSError:  # the team's own Word file cannot be read now; nobody knows whether it changed
        return ()
    except Fault as fault:  # it can no longer be made at all, for example for a link that may not be printed
        return (fault.saw,)
    return tuple(found.values())


def _changes(register: Register, one: Medium, side: dict[str, Any]) -> dict[str, str]:
    """What changed since a side was made: a sentence for each decision, and for what else went into it."""
    with speaking(side["language"]):
        made = _made_from(register, one, side["values"])
    former, now_ = side["values"], made["values"]
    said = {name: _changed(name, former[name], now_[name]) for name in now_ if now_[name] != former[name]}
    others = [key for key in _other_words() if made.get(key) != side.get(key)]
    if "own_file" in others:  # then the words of the workbook, and those of the page, went with it
        others = [key for key in others if key not in ("template", "words")]
    return said | {key: _other_words()[key] for key in others}


def _side(register: Register, one: Medium, spoken: str) -> dict[str, Any]:
    """What one side of a sheet is made from, in its language."""
    with speaking(spoken):
        return {"language": spoken, **_made_from(register, one, _names(register, one))}


def _made_from(register: Register, one: Medium, names: Iterable[str]) -> dict[str, Any]:
    values = context(register).values | {"link": decisions(register).link}
    logo = logo_file(register)
    values["logo"] = logo.name if logo else ""
    said = {name: _kept(register, name, values[name]) for name in names if name in values}
    mine = own_file(register, one)
    text = "" if mine else _mark(template_path(one.kind).read_bytes())
    words = _mark(own_words(register, one.kind).model_dump_json().encode())
    file = _mark(mine.read_bytes()) if mine else ""
    return {"values": said, "template": text, "own_file": file, "words": words, **_more(register, one)}


def _names(register: Register, one: Medium) -> list[str]:
    """The decisions that a medium speaks of, by their Dutch names."""
    asked = asked_for(text_template(register, one.kind)) if one.is_text else template(register, one.kind).placeholders
    dutch = {"link" if name in _BY_LINK else _DUTCH.get(name, name) for name in asked}
    return sorted(dutch - _EVERY_DAY)


def _more(register: Register, one: Medium) -> dict[str, str]:
    """What else goes into some media, as marks."""
    more: dict[str, str] = {}
    if one.per != "team" or one.kind == "bestelling":
        more["addresses"] = _mark(repr(sorted(a.key for a in counted_addresses(register).values())).encode())
    if one.kind in ("agenda", "verslag"):
        more["meeting"] = _mark_of_forms(register, "meeting", "team", "actions")
    if one.kind == "gaan-of-niet":
        more["plan"] = _mark_of_forms(register, "motive", "asked", "checklist", "channels", "factor")
    return more


def _mark_of_forms(register: Register, *names: str) -> str:
    return register.mark(repr([load_all(register, name) for name in names]))[:16]


def _kept(register: Register, name: str, value: object) -> str:
    """A value as it is kept: what is not filled in as nothing, people and tables as a mark."""
    said = "" if isinstance(value, Blank) or value is None else str(value)
    return register.mark(name, said)[:16] if said and name in _AS_MARK else said


def _mark(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


def _changed(name: str, former: str, now_: str) -> str:
    what = _decision_words().get(name, _("A decision"))
    if name in _NOT_SAID:
        return _("{what} has changed.", what=what)
    if not former:
        return _("{what} is new: {now}.", what=what, now=_said(name, now_))
    if not now_:
        return _("{what} was taken out; it was {former}.", what=what, former=_said(name, former))
    return _("{what} has changed from {former} to {now}.", what=what, former=_said(name, former),
             now=_said(name, now_))  # fmt: skip


def _said(name: str, value: str) -> str:
    """What a decision says, without its own full stop: the sentence around it has one."""
    return in_words(name, value).removesuffix(".")


def _other_words() -> dict[str, str]:
    return {
        "own_file": _("Your own Word file has changed."),
        "words": _("Your own words have changed."),
        "template": _("The workbook has a newer text."),
        "addresses": _("The addresses have changed."),
        "meeting": _("The meeting, the team or the actions have changed."),
        "plan": _("The facts of step 1 have changed."),
    }


def _decision_words() -> dict[str, str]:
    return {
        "buurt": _("The name of the neighbourhood"),
        "gemeente": _("The municipality"),
        "groep": _("The name of the group"),
        "doel": _("The purpose of the group"),
        "praatgroep": _("The second group, for chatting"),
        "wijkagent_in_groep": _("The wijkagent being in the group"),
        "platform": _("The app"),
        "contact": _("The contact"),
        "link": _("The link to the form"),
        "start": _("The launch day"),
        "route": _("The way to sign up"),
        "regels": _("Agreeing to the house rules"),
        "regels_versie": _("The version of the house rules"),
        "toestemming_versie": _("The version of the consent text"),
        "leeftijd": _("The age"),
        "woonregel": _("The rule about who may join"),
        "bewaardagen": _("The number of days that data are kept"),
        "ondertekenaars": _("The name under the letter"),
        "akkoord_op": _("The day on which the signers agreed"),
        "wijkagent": _("The name of the wijkagent"),
        "fotoregel": _("The rule for photos"),
        "nachtregel": _("Quiet at night"),
        "toevoegen": _("The rule about who adds people"),
        "uitzetten": _("What happens when rules are broken"),
        "gegevens": _("What is kept of people"),
        "termijnen": _("How long it is kept"),
        "plekken": _("Where it is kept"),
        "testweken": _("The weeks of the test message"),
        "logo": _("The logo"),
        "kosten": _("The sentence about costs"),
    }


def summary(register: Register) -> list[str]:
    """The out-of-date files as sentences, with one in front that says what to do; empty when all is up to date."""
    found = out_of_date(register)
    if not found:
        return []
    first = ngettext("{n} print is out of date. Make it again before you print more:",
                     "{n} prints are out of date. Make them again before you print more:", len(found))  # fmt: skip
    return [first, *(one.sentence for one in found)]
