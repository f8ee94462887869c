"""A team's own Word files: a medium adapted by hand in Word, kept in the work folder's `sjablonen`.

A file that lies there under the name of the shelf's template is what the medium is made from. Which of the two is in
use is a decision like any other, so it can be undone; a file is never thrown away.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from buurtapp.files import write_atomic
from buurtapp.model.own_words import OwnWords
from buurtapp.press.checking import check_word_file
from buurtapp.press.faults import with_more
from buurtapp.press.package import packed, read_package
from buurtapp.press.shelf import Medium, medium, template_path
from buurtapp.press.template import Template
from buurtapp.steps.proofs import proof
from buurtapp.steps.templates import OWN_FILE, OWN_WORDS, item_of, own_file, own_path, own_words, word_file
from buurtapp.store import Register
from buurtapp.store.forms import note, save
from buurtapp.words import Fault

_FORMER = "{} (vorige){}"


def begin(register: Register, kind: str) -> Path:
    """Lay the medium ready to change in Word, with the team's own words already in it; returns where it lies."""
    one = medium(kind)
    content = packed(word_file(register, one).adapted(own_words(register, one.kind)))
    return _lay_down(register, kind, content)


def bring_in(register: Register, kind: str, content: bytes) -> Path:
    """Take over a Word file that was changed elsewhere; raises Fault, with nothing taken over, when it has mistakes."""
    found = mistakes(register, kind, content)
    if found:
        raise with_more(found[0], len(found) - 1)
    return _lay_down(register, kind, content)


def use(register: Register, kind: str, *, own: bool) -> bool:
    """Make the medium from the team's own Word file, or from the workbook's; returns False when nothing changed."""
    return save(register, OWN_FILE, {"used": own}, item_of(medium(kind)))


def mistakes(register: Register, kind: str, content: bytes | None = None) -> list[Fault]:
    """Everything that is wrong in the team's own Word file, or in `content`; empty when it can be made."""
    one = medium(kind)
    source: Path | bytes = own_path(register, one) if content is None else content
    try:
        package = read_package(source, own_path(register, one).name)
        found = check_word_file(package)
        if not found:
            proof(register, one, Template(package))
    except Fault as fault:
        return [fault]
    return found


def mistakes_now(register: Register, one: Medium) -> list[Fault]:
    """Everything that is wrong in what a medium is made from now: the team's own file, or the shelf's."""
    if one.is_text:
        return []
    if own_file(register, one):
        return mistakes(register, one.kind)
    path = template_path(one.kind)
    return list(_of_the_shelf(path, path.stat().st_mtime_ns))


def refuse_mistakes(register: Register, media: Iterable[Medium]) -> None:
    """Raise Fault for the first medium whose template has mistakes, before anything is made."""
    for one in media:
        found = mistakes_now(register, one)
        if found:
            raise with_more(found[0], len(found) - 1)


@lru_cache(maxsize=64)
def _of_the_shelf(path: Path, _changed: int) -> tuple[Fault, ...]:
    """Looked at once for all streets, and anew when somebody edited the file."""
    try:
        return tuple(check_word_file(read_package(path, path.name)))
    except Fault as fault:
        return (fault,)


def _lay_down(register: Register, kind: str, content: bytes) -> Path:
    """Write the file, an earlier one kept beside it; its words are in it, so those of the page have done their work."""
    one = medium(kind)
    path = own_path(register, one)
    if own_file(register, one) is None:
        note(register, OWN_FILE, {"used": False}, item_of(one))
    if path.exists():
        write_atomic(path.with_name(_FORMER.format(path.stem, path.suffix)), path.read_bytes())
    write_atomic(path, content)
    with register.action(f"form.{OWN_FILE}", one.kind):
        save(register, OWN_FILE, {"used": True}, item_of(one))
        if own_words(register, one.kind) != OwnWords():
            save(register, OWN_WORDS, {}, item_of(one))
    return path
