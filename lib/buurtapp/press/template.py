"""A Word template: read and compiled once, then rendered as often as there are letters.

Inside a letter stand `{{ names }}` and `{% if %}` / `{% for %}` blocks, written as docxtpl has them (`{%p`, `{%tr`,
`{%tc`, `{%r`). Rendering writes one document: the letters one after the other, each on a new page, with one header,
one footer and one set of styles. Everything else in the file is taken over as it stands.
"""

import io
import re
import traceback
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from jinja2 import UndefinedError

from buurtapp.press import package as word
from buurtapp.press.faults import code_refused, only_in_letter, unknown_placeholder
from buurtapp.press.large_print import enlarged
from buurtapp.press.links import refuse_invitations
from buurtapp.press.mend import mend, needs_mending
from buurtapp.press.numbering import Lists
from buurtapp.press.sandbox import Compiled, compile_source
from buurtapp.press.source import NUMBER, Body, body_source, part_source
from buurtapp.press.tags import Tags
from buurtapp.press.values import USED, Used, used_in
from buurtapp.words import Fault

Values = Mapping[str, object]

BOOKMARK = "stuk_{}"
_FIRST_PARAGRAPH = re.compile(
    r"<w:p(?: [^>]*)?(?:(?P<none>/>)|>"
    r"(?P<properties><w:pPr>(?:<w:pStyle [^>]*/>)?(?:<w:keepNext[^>]*/>)?(?:<w:keepLines[^>]*/>)?)?)"
)
_NEW_PAGE = "<w:pageBreakBefore/>"
_SECTION_END = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class _Piece:
    """A compiled part with its name in the package, and whether its empty cells need mending."""

    part: str
    compiled: Compiled
    mends: bool

    def render(self, values: Values, name: str) -> str:
        try:
            xml = self.compiled.template.render(values)
        except UndefinedError as error:
            raise _hole(error, self.compiled, name, values) from error
        except Exception as error:  # the sandbox lets no code in; what still goes wrong is the template's
            tag = self.compiled.tag_at(_line(error))
            raise code_refused(name, tag.shown if tag else "", tag.sentence if tag else "") from error
        return mend(xml) if self.mends else xml


@dataclass(frozen=True, slots=True)
class Rendered:
    """How many letters a document holds, and what stands in it as a blank line."""

    letters: int
    blanks: tuple[str, ...]


class Template:
    """A compiled template; make one with `compile_template`."""

    def __init__(self, package: word.Package) -> None:
        for part in package.parts.values():
            refuse_invitations(part.decode("utf-8", "ignore"))
        self.name = package.name
        self._package = package
        self._lists = Lists(*(self._tree(package, kind) for kind in ("numbering", "styles")))
        self._body, self._letter = self._compile_body(package)
        around = [self._compile_part(part) for kind in ("header", "footer") for part in package.related(kind)]
        self._around = [piece for piece in around if piece]
        self._unchanged = self._pack_unchanged()

    @property
    def placeholders(self) -> frozenset[str]:
        """Every name that the template asks for, in the letter and around it."""
        return frozenset(self._letter.compiled.names).union(*(piece.compiled.names for piece in self._around))

    def sentence_with(self, placeholder: str) -> str:
        """The sentence in which a placeholder first stands, its braces included; `""` when it is not there."""
        pieces = [self._letter, *self._around]
        return next((p.compiled.names[placeholder].sentence for p in pieces if placeholder in p.compiled.names), "")

    def problems(self, known: Iterable[str], shared: Iterable[str] | None = None) -> list[Fault]:
        """One Fault for each placeholder that is not among the `known` names, with the sentence it stands in.

        `shared` are the names that a header or footer may use; all known ones when it is left out.
        """
        known = set(known)
        allowed = known if shared is None else set(shared)
        found = [self._unknown(name, known) for name in self._letter.compiled.names if name not in known]
        for piece in self._around:
            for name, tag in piece.compiled.names.items():
                if name not in known:
                    found.append(self._unknown(name, known))
                elif name not in allowed:
                    found.append(only_in_letter(self.name, name, tag.sentence))
        return found

    def render_one(self, values: Values) -> bytes:
        """One document with one letter. Raises Fault for a name without a value, before anything is made."""
        return self.render_many([values], values)

    def render_many(self, letters: Iterable[Values], shared: Values | None = None) -> bytes:
        """One document with a letter for each of `letters`, which are filled in beside the `shared` values."""
        out = io.BytesIO()
        self.write_many(out, letters, shared)
        return out.getvalue()

    def write_many(self, out: IO[bytes], letters: Iterable[Values], shared: Values | None = None) -> Rendered:
        """Write the document of `render_many` to an open file as it grows.

        Memory holds one letter at a time, and the pictures. Raises Fault as `render_one`; write to a temporary
        name (`files.replacing`), because `out` is then unfinished.
        """
        base = {**(shared or {}), USED: Used()}
        out.write(self._unchanged)
        with zipfile.ZipFile(out, "a", compresslevel=1) as archive:
            count = self._write_letters(archive, letters, base)
            self._write_around(archive, base, count)
        return Rendered(count, tuple(used_in(base).blanks))

    def _write_letters(self, archive: zipfile.ZipFile, letters: Iterable[Values], base: dict[str, object]) -> int:
        count = 0
        names = frozenset(self._letter.compiled.names)
        with archive.open(word.member(self._package.main), "w", force_zip64=True) as part:
            part.write(self._body.before.encode())
            for count, own in enumerate(letters, 1):
                values = {**base, **own, NUMBER: count, **self._lists.fields(count)}
                if not names <= values.keys():
                    raise self._unknown(min(names - values.keys()), values.keys())
                part.write(self._joined(self._letter.render(values, self.name), count).encode())
            part.write(self._body.after.encode())
        return count

    def _joined(self, letter: str, number: int) -> str:
        """The letter with a bookmark at its start, on a new page when it is not the first."""
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK.format(number)}"/><w:bookmarkEnd w:id="{number}"/>'
        if number == 1:
            return mark + letter
        if self._body.own_sections:
            return _SECTION_END.format(self._body.section) + mark + letter
        return mark + _FIRST_PARAGRAPH.sub(_start_page, letter, count=1)

    def _write_around(self, archive: zipfile.ZipFile, base: dict[str, object], count: int) -> None:
        for piece in self._around:
            missing = piece.compiled.names.keys() - base.keys()
            if missing:
                name = min(missing)
                raise only_in_letter(self.name, name, piece.compiled.names[name].sentence)
            word.store(archive, piece.part, piece.render(base, self.name).encode())
        numbering = self._lists.part(count)
        for part in self._package.related("numbering"):
            word.store(archive, part, numbering or self._package.parts[part])
        owners = [self._package.main, *(piece.part for piece in self._around)]
        word.store_pictures(archive, self._package, owners, used_in(base).pictures)

    def _compile_body(self, package: word.Package) -> tuple[Body, _Piece]:
        root = word.parse(package.parts[package.main], package.name)
        fields = self._lists.mark(root)
        tags = Tags(package.name)
        body = body_source(root, tags)
        compiled = compile_source(body.source, tags.found, package.name, (NUMBER, *fields))
        return body, _Piece(package.main, compiled, needs_mending(body.source))

    def _compile_part(self, part: str) -> _Piece | None:
        data = self._package.parts.get(part, b"")
        tags = Tags(self.name)
        source = part_source(word.parse(data, self.name), tags) if data else ""
        if not tags.found:
            return None
        return _Piece(part, compile_source(source, tags.found, self.name), needs_mending(source))

    def _pack_unchanged(self) -> bytes:
        """The members that no letter changes, packed once."""
        package = self._package
        changed = {package.main, word.relations_of(package.main), *package.related("numbering")}
        for piece in self._around:
            changed |= {piece.part, word.relations_of(piece.part)}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            word.store(archive, word.CONTENT_TYPES, word.content_types(package))
            for name, data in package.parts.items():
                if name != word.CONTENT_TYPES and name not in changed:
                    word.store(archive, name, data)
        return out.getvalue()

    def _unknown(self, placeholder: str, known: Iterable[str]) -> Fault:
        return unknown_placeholder(self.name, placeholder, self.sentence_with(placeholder), known)

    @staticmethod
    def _tree(package: word.Package, kind: str) -> Any | None:
        parts = package.related(kind)
        return word.parse(package.parts[parts[0]], package.name) if parts and parts[0] in package.parts else None


def compile_template(source: Path | bytes, name: str = "", *, large: bool = False) -> Template:
    """Read and compile a Word template from a path or its bytes; `large` for large print.

    Raises Fault, naming the sentence, for a file that is not a template, a tag that is broken, a block that does not
    close where it opened, a group's invitation, and anything that is more than filling in words.
    """
    shown = name or (source.name if isinstance(source, Path) else "sjabloon.docx")
    package = word.read_package(source, shown)
    return Template(enlarged(package) if large else package)


def _start_page(match: re.Match[str]) -> str:
    if match["none"]:
        return match[0].removesuffix("/>") + f"><w:pPr>{_NEW_PAGE}</w:pPr></w:p>"
    if match["properties"]:
        return match[0] + _NEW_PAGE
    return match[0] + f"<w:pPr>{_NEW_PAGE}</w:pPr>"


def _hole(error: UndefinedError, compiled: Compiled, name: str, values: Values) -> Fault:
    """Name the tag that asked for what is not there, such as a misspelt column of a list."""
    tag = compiled.tag_at(_line(error))
    inside = re.sub(r"^\{[{%]\s*|\s*[%}]\}$", "", tag.shown) if tag else ""
    return unknown_placeholder(name, inside, tag.sentence if tag else "", values.keys())


def _line(error: BaseException) -> int:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1].lineno or 2 if frames else 2
