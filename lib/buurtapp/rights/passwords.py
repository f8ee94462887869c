"""The password of a package: long enough, typed the same by every program, and one to propose.

WinZip's AES makes a key from a password in a thousand rounds only, so the length has to carry the weight.
"""

import secrets

from buurtapp.press.codes import ALPHABET
from buurtapp.words import Fault, _

SHORTEST = 12
LONGEST = 99  # what 7-Zip takes
ADVISED = 16
_FEWEST_CHARACTERS = 5


def check_password(password: str) -> str:
    """The password, when a package may have it; raises Fault when it is too short, too simple or hard to type."""
    if len(password) < SHORTEST:
        raise _refused(_("It is shorter than {n} characters, so others could guess it.", n=SHORTEST))
    if len(password) > LONGEST:
        raise _refused(_("It is longer than {n} characters.", n=LONGEST))
    if not (password.isascii() and password.isprintable()) or password != password.strip():
        raise _refused(_("It has an accent, or a space at its end. Not every program types those alike."))
    if len(set(password.lower())) < _FEWEST_CHARACTERS:
        raise _refused(_("It repeats the same few characters, so others could guess it."))
    return password


def advice(password: str) -> str:
    """A sentence about a password that may be used but could be better; empty when it is good."""
    if len(password) < ADVISED:
        return _("This password is on the short side. Four words in a row are stronger, and easier to tell by phone.")
    return ""


def propose() -> str:
    """A password that nobody guesses and that is easy to tell by phone: `KXT4-7PHM-…`, 68 bits."""
    groups = ("".join(secrets.choice(ALPHABET) for _place in range(4)) for _group in range(4))
    return "-".join(groups)


def _refused(why: str) -> Fault:
    return Fault(
        _("This password does not do."),
        why,
        _("Take at least {n} characters, for example four words with hyphens between them.", n=SHORTEST),
        _("Think of a sentence that only you two know."),
    )
