"""Counts of a run in words."""

from collections.abc import Mapping

from buurtapp.press.media_names import name_of
from buurtapp.words import _


def count_lines(counts: Mapping[str, int]) -> list[str]:
    """`{"letters": 148}` -> `Letters: 148`, one line per count, in the order they came."""
    words = count_words()
    return [f"{words.get(key) or name_of(key)}: {number}" for key, number in counts.items()]


def count_words() -> dict[str, str]:
    """What each count counts."""
    return {
        "addresses": _("Addresses"),
        "admins": _("Admins"),
        "admitted": _("May go to WhatsApp"),
        "ask": _("Need you"),
        "asked": _("Neighbours asked"),
        "cards": _("Contacts for your phone"),
        "excluded": _("Left out"),
        "files": _("Files"),
        "forms": _("Sign-up forms on paper"),
        "groups": _("Groups"),
        "letters": _("Letters"),
        "members": _("Members"),
        "members_expected": _("Members expected"),
        "new_rows": _("New rows"),
        "proposed": _("Proposal ready, you decide"),
        "ready": _("Fine"),
        "signups": _("Sign-ups in all"),
        "team": _("People in the team"),
        "to_add": _("Still to add"),
        "walk_lists": _("Walk lists"),
    }


def verdict_words() -> dict[str, str]:
    """What each verdict means, in the order a person works."""
    return {
        "ready": _("Fine"),
        "proposed": _("Proposal ready, you decide"),
        "ask": _("Need you"),
        "excluded": _("Left out"),
    }
