"""What a keeper leaves unfinished: sign-ups that wait for a person, actions of the team, links of WABP."""

from collections import Counter
from datetime import date

from buurtapp.model.reasons import REASONS
from buurtapp.press.team import in_words
from buurtapp.store import Register
from buurtapp.store.forms import load_all
from buurtapp.store.signups import signups
from buurtapp.words import _, ngettext

_MOST_REASONS = 8


def open_ends(register: Register, today: date) -> list[tuple[str, str]]:
    """What is open and what to say of it, in the order in which to take it up: counts, never a neighbour."""
    return [*_late_links(register), *_cases(register), *_actions(register, today)]


def _cases(register: Register) -> list[tuple[str, str]]:
    waiting = [one for one in signups(register) if not one.decided and one.verdict in ("ask", "proposed")]
    counted = Counter(code for one in waiting for code in one.reasons if REASONS[code].effect in ("ask", "proposed"))
    return [
        (ngettext("{n} sign-up", "{n} sign-ups", number), _(REASONS[code].sentence))
        for code, number in counted.most_common(_MOST_REASONS)
    ]


def _actions(register: Register, today: date) -> list[tuple[str, str]]:
    found = []
    for action in load_all(register, "actions").values():
        if action.get("what") and not action.get("done"):
            when = date.fromisoformat(action["when"]) if action.get("when") else None
            late = _("too late") if when is not None and when < today else ""
            parts = (action.get("who", ""), in_words(when, weekday=False) if when else "", late)
            found.append((str(action["what"]), ", ".join(filter(None, parts))))
    return found


def _late_links(register: Register) -> list[tuple[str, str]]:
    mailed = [link for link in load_all(register, "wabp_links").values() if link.get("mailed_on")]
    unclicked = [link for link in mailed if not link.get("clicked_on")]
    if not unclicked:
        return []
    number = ngettext("{n} link of WABP", "{n} links of WABP", len(unclicked))
    return [(number, _("Click it within 14 days, or WABP pauses the group."))]
