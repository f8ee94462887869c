"""What the journal's kinds of action are called in the reader's language."""

from buurtapp.words import _


def action_word(kind: str) -> str:
    """`decide` -> `a decision on a sign-up`; what has no word of its own is something that was filled in."""
    if kind.startswith("past."):
        return _("a refusal or withdrawal")
    return _names().get(kind, _("the last thing you filled in"))


def _names() -> dict[str, str]:
    return {
        "addresses": _("loading the addresses"),
        "area": _("the area"),
        "decide": _("a decision on a sign-up"),
        "divide": _("dividing a group"),
        "door": _("what happened at a door"),
        "enrol": _("dividing people over groups"),
        "example": _("making the example"),
        "form.logo": _("the logo"),
        "form.own_file": _("which Word file is used"),
        "form.own_words": _("your own words"),
        "forget": _("erasing a person"),
        "import": _("the import of a file"),
        "match": _("who somebody in the chat is"),
        "reconcile": _("what was taken over from the group"),
        "retention": _("cleaning up"),
        "status": _("the status of members"),
        "tested": _("the day of a test message"),
        "verify": _("a check of a sign-up"),
    }
