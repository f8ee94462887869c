"""Bringing one Word document's letters into another: what they need comes along under names of its own.

Styles that are the same in both are shared; other styles, numbered lists, headers, footers and pictures are added.
"""

import posixpath
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from buurtapp.press.package import CONTENT_TYPES, OFFICE, TYPES, Package, parse, relations_of, serialise
from buurtapp.press.tags import W

_R = f"{{{OFFICE}}}"
_MARK = "-2"  # behind the name of whatever the other document brings along
_ONE_OF_EACH = (
    "styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable", "theme", "customXml",
    "footnotes", "endnotes", "comments", "glossaryDocument",
)  # fmt: skip
_STYLE_OF = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))
_AFTER_LANGUAGE = tuple(f"{W}{name}" for name in ("eastAsianLayout", "specVanish", "oMath"))
_DRAWINGS = 1_000_000_000  # a drawing's number is its own in the whole document


def lay_beside(package: Package, other: Package, root: Any) -> None:
    """Bring into `package` what the main part of `other` needs, and let `root`, that part, point at it there."""
    _Guest(package, other).adapt(root)


class _Guest:
    """The other document, and what its things are called in the one it is brought into."""

    def __init__(self, package: Package, other: Package) -> None:
        self._package, self._other = package, other
        ours, theirs = (self._only(one, "styles") for one in (package, other))
        self._language = next((one.get(f"{W}val", "") for one in theirs.iter(f"{W}lang")), "")
        self._lists = self._add_lists()
        self._styles = _shared(ours, theirs)
        self._plain = next(self._default_paragraph(theirs), "")
        self._add_styles(ours, theirs)
        self._relations = self._add_relations()

    def adapt(self, root: Any, *, relations: bool = True) -> None:
        """Let everything below `root` point at styles, lists and pictures by their new names, and say its language."""
        for element in root.iter(etree.Element):
            if element.tag in _STYLE_OF:
                element.set(f"{W}val", self._styles.get(element.get(f"{W}val"), element.get(f"{W}val")))
            elif element.tag == f"{W}numId" and element.get(f"{W}val") != "0":
                element.set(f"{W}val", str(int(element.get(f"{W}val")) + self._lists))
            elif element.tag == f"{W}r":
                self._say_language(element)
            elif element.tag == f"{W}p":
                self._name_plain(element)
            elif element.tag.endswith("}docPr"):
                element.set("id", str(int(element.get("id")) + _DRAWINGS))
            for name, value in element.items() if relations else ():
                if name.startswith(_R):
                    element.set(name, self._relations.get(value, value))

    def _say_language(self, run: Any) -> None:
        looks = run.find(f"{W}rPr")
        if looks is None:
            looks = etree.Element(f"{W}rPr")
            run.insert(0, looks)
        if self._language and looks.find(f"{W}lang") is None:
            place = sum(child.tag not in _AFTER_LANGUAGE for child in looks)
            looks.insert(place, etree.Element(f"{W}lang", {f"{W}val": self._language}))

    def _name_plain(self, paragraph: Any) -> None:
        """A paragraph without a style has the default one, which here is the other document's."""
        if not self._plain or paragraph.find(f"{W}pPr/{W}pStyle") is not None:
            return
        if paragraph.find(f"{W}pPr") is None:
            paragraph.insert(0, etree.Element(f"{W}pPr"))
        paragraph.find(f"{W}pPr").insert(0, etree.Element(f"{W}pStyle", {f"{W}val": self._plain}))

    def _default_paragraph(self, theirs: Any) -> Iterator[str]:
        """What their default style for paragraphs is called here, where it is another than ours."""
        for style in theirs.findall(f"{W}style"):
            name = style.get(f"{W}styleId")
            if style.get(f"{W}default") and style.get(f"{W}type") == "paragraph" and self._styles[name] != name:
                yield self._styles[name]

    def _add_styles(self, ours: Any, theirs: Any) -> None:
        added = [style for style in theirs.findall(f"{W}style") if self._styles[_id(style)] != _id(style)]
        for style in map(deepcopy, added):
            style.attrib.pop(f"{W}default", None)
            style.set(f"{W}styleId", self._styles[_id(style)])
            style.find(f"{W}name").set(f"{W}val", style.find(f"{W}name").get(f"{W}val") + _MARK)
            if style.find(f"{W}basedOn") is None:
                _take_defaults(style, theirs)
            self.adapt(style, relations=False)
            ours.append(style)
        self._package.parts[self._package.related("styles")[0]] = serialise(ours)

    def _add_lists(self) -> int:
        """Add the other document's lists; returns how much higher their numbers are here."""
        if not (self._package.related("numbering") and self._other.related("numbering")):
            return 0
        ours, theirs = (self._only(one, "numbering") for one in (self._package, self._other))
        numbers = [int(one.get(f"{W}{name}", 0)) for one in ours for name in ("numId", "abstractNumId")]
        more = max(numbers, default=0) + 1
        for one in theirs.iter(f"{W}abstractNum", f"{W}num", f"{W}abstractNumId"):
            for name in ("numId", "abstractNumId", "val"):
                if one.get(f"{W}{name}") is not None:
                    one.set(f"{W}{name}", str(int(one.get(f"{W}{name}")) + more))
        kinds = theirs.findall(f"{W}abstractNum")
        for kind in reversed(kinds):
            for same in kind.findall(f"{W}nsid"):  # Word takes two kinds with one nsid for one list
                kind.remove(same)
            ours.insert(len(ours.findall(f"{W}abstractNum")), kind)
        ours.extend(theirs.findall(f"{W}num"))
        self._package.parts[self._package.related("numbering")[0]] = serialise(ours)
        return more

    def _add_relations(self) -> dict[str, str]:
        main = relations_of(self._package.main)
        ours = parse(self._package.parts[main], "")
        names: dict[str, str] = {}
        for relation in parse(self._other.parts[relations_of(self._other.main)], ""):
            if relation.get("Type", "").rpartition("/")[2] in _ONE_OF_EACH:
                continue
            self._bring_target(relation, self._other.main)
            names[relation.get("Id")] = relation.get("Id") + _MARK
            relation.set("Id", names[relation.get("Id")])
            ours.append(relation)
        self._package.parts[main] = serialise(ours)
        return names

    def _bring_target(self, relation: Any, owner: str) -> None:
        """Let a relation point at its part's place here, and bring that part."""
        if relation.get("TargetMode") == "External":
            return
        folder = posixpath.dirname(owner)
        part = posixpath.normpath(posixpath.join(folder, relation.get("Target")))
        relation.set("Target", posixpath.relpath(self._bring(part), folder))

    def _bring(self, part: str) -> str:
        data, (stem, extension) = self._other.parts[part], posixpath.splitext(part)
        for name, known in self._package.parts.items():
            if "/media/" in name and known == data:
                return name
        name = f"{stem}{_MARK}{extension}"
        kind = relations_of(part)
        if kind in self._other.parts:
            around = parse(self._other.parts[kind], "")
            for relation in around:
                self._bring_target(relation, part)
            self._package.parts[relations_of(name)] = serialise(around)
        if extension == ".xml":
            root = parse(data, "")
            self.adapt(root, relations=False)
            data = serialise(root)
        self._package.parts[name] = data
        self._allow(part, name, extension)
        return name

    def _allow(self, part: str, name: str, extension: str) -> None:
        """Give the part here the type that it had there."""
        ours, theirs = (parse(one.parts[CONTENT_TYPES], "") for one in (self._package, self._other))
        for one in theirs.findall(f"{{{TYPES}}}Override"):
            if one.get("PartName") == f"/{part}":
                one.set("PartName", f"/{name}")
                ours.append(one)
        known = {one.get("Extension") for one in ours.findall(f"{{{TYPES}}}Default")}
        for one in theirs.findall(f"{{{TYPES}}}Default"):
            if one.get("Extension") == extension[1:] and one.get("Extension") not in known:
                ours.insert(0, one)
        self._package.parts[CONTENT_TYPES] = serialise(ours)

    @staticmethod
    def _only(package: Package, kind: str) -> Any:
        return parse(package.parts[package.related(kind)[0]], "")


def _shared(ours: Any, theirs: Any) -> dict[str, str]:
    """What each of their styles is called here: as it was where it looks the same, and so does all it is based on."""
    here = {_id(style): _looks(style) for style in ours.findall(f"{W}style")}
    styles = {_id(style): style for style in theirs.findall(f"{W}style")}
    base = [_looks(one) for root in (ours, theirs) for one in root.findall(f"{W}docDefaults")]
    same = (
        {name for name, style in styles.items() if here.get(name) == _looks(style)} if base[:1] == base[1:] else set()
    )
    while others := {name for name in same if not _based_on(styles[name]) <= same}:
        same -= others
    return {name: name if name in same else name + _MARK for name in styles}


def _based_on(style: Any) -> set[str]:
    return {str(one.get(f"{W}val")) for one in style.findall(f"{W}basedOn")}


def _looks(element: Any) -> bytes:
    """What an element says, its language left out."""
    copy = deepcopy(element)
    for language in list(copy.iter(f"{W}lang")):
        language.getparent().remove(language)
    return bytes(etree.tostring(copy, method="c14n"))


def _take_defaults(style: Any, theirs: Any) -> None:
    """What all of their document looks like, where a style that rests on nothing says nothing else."""
    for kind, default in (("pPr", "pPrDefault"), ("rPr", "rPrDefault")):
        given = theirs.find(f"{W}docDefaults/{W}{default}/{W}{kind}")
        if given is None or style.get(f"{W}type") not in ("paragraph", "character"):
            continue
        if kind == "pPr" and style.get(f"{W}type") == "character":
            continue
        own = style.find(f"{W}{kind}")
        made = deepcopy(given)
        for child in () if own is None else own:
            for former in made.findall(child.tag):
                made.remove(former)
            made.append(deepcopy(child))
        if own is not None:
            style.replace(own, made)
        else:
            style.append(made)


def _id(style: Any) -> str:
    return str(style.get(f"{W}styleId"))
