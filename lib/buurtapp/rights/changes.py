"""What changed in a folder after its package was made: the successor will not have it."""

import hashlib
from collections import Counter
from collections.abc import Mapping

from buurtapp.rights.carried import carried_files
from buurtapp.store import Register
from buurtapp.store.handed_over import Offer
from buurtapp.store.state import changes_since
from buurtapp.words import _, ngettext


def changes(register: Register, offer: Offer) -> tuple[str, ...]:
    """Each kind of change since the package, with how often: `a decision on a sign-up (3 times)`."""
    found = changes_since(register.read, offer.state)
    counted: Counter[str] = Counter()
    for kind, number in found.items():
        counted[_in_words(kind)] += number
    added = Counter(digests(carried_files(register.folder))) - Counter(offer.files)
    if added:
        counted[_("a file in the folder")] += added.total()
    return tuple(_times(what, number) for what, number in counted.items())


def digests(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The SHA-256 of each file, without its name."""
    return tuple(sorted(hashlib.sha256(content).hexdigest() for content in files.values()))


def _times(what: str, number: int) -> str:
    return ngettext("{what} (once)", "{what} ({n} times)", number, what=what)


def _in_words(kind: str) -> str:
    names = {
        "addresses": _("loading the addresses"),
        "area": _("the area"),
        "decide": _("a decision on a sign-up"),
        "divide": _("dividing a group"),
        "door": _("what happened at a door"),
        "enrol": _("dividing people over groups"),
        "forget": _("the erasing of a person, whom your successor has to erase too"),
        "import": _("the import of a file"),
        "match": _("who somebody in the chat is"),
        "retention": _("the cleaning up of what may not be kept any longer"),
        "reconcile": _("what was taken over from the group"),
        "status": _("the status of members"),
        "tested": _("the day of a test message"),
        "verify": _("a check of a sign-up"),
        "undo": _("something taken back"),
        "other": _("letter codes or what a chat showed"),
    }
    if kind.startswith("past."):
        return _("a refusal or withdrawal")
    if kind.startswith("form."):
        return _("a form that was filled in")
    return names.get(kind, _("another change"))
