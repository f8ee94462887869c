"""What each line of a clean-up is called in the reader's language."""

from buurtapp.words import _


def due_words() -> dict[str, str]:
    """Per kind of `retention.Due` what it is."""
    return {
        "left": _("sign-ups of people who left the group"),
        "withdrawn": _("sign-ups of people who withdrew their consent or were put out"),
        "refused": _("sign-ups that were refused, outside the area or double"),
        "doors": _("doors of which the result is kept"),
        "marks": _("marks of people who withdrew, were refused or were put out"),
    }
