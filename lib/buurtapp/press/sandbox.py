"""The little of Jinja that a template may use: names, blocks and a few filters. Anything else is refused.

A template travels between volunteers as a Word file, so it is read as words with holes, not as a program
(engineering.md 5.2): every node is held against a short list before it is compiled, and what is compiled
runs in Jinja's sandbox, where a name leads to a value or into a mapping and nowhere else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2 import Template as JinjaTemplate
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from buurtapp.press.faults import code_refused, unreadable_tag
from buurtapp.press.tags import Tag
from buurtapp.press.values import OR_LINE, Picture, as_xml, or_line

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Const, nodes.Getattr,
    nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter,
)  # fmt: skip


def _mm(picture: object, width: float) -> object:
    """`{{ qr|mm(40) }}`: a picture at another width; blank lines and words stay what they are."""
    return picture.at(width) if isinstance(picture, Picture) else picture


_FILTERS: dict[str, Callable[..., object]] = {"mm": _mm, OR_LINE: or_line}
_KEPT_FILTERS = ("upper", "lower", "capitalize", "join", "length")


class _Sandbox(SandboxedEnvironment):
    """Names lead to values and into mappings; a loop tells its place; nothing else has attributes."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Mapping):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument) if isinstance(argument, int) else self.undefined(obj=obj, name=argument)


def _environment() -> SandboxedEnvironment:
    # as_xml escapes every value that comes out, for Word rather than for HTML; no filter here can go round it
    environment = _Sandbox(autoescape=False, undefined=StrictUndefined, finalize=as_xml, cache_size=0)
    environment.filters = {name: environment.filters[name] for name in _KEPT_FILTERS} | _FILTERS
    environment.globals = {}
    environment.tests = {}
    return environment


@dataclass(frozen=True, slots=True)
class Compiled:
    """A part ready to render: its Jinja template, the names it asks for with their first tag, and all its tags."""

    template: JinjaTemplate
    names: dict[str, Tag]
    tags: list[Tag]

    def tag_at(self, line: int) -> Tag | None:
        """The tag that Jinja calls a line: every tag begins a new one."""
        return self.tags[min(max(line - 2, 0), len(self.tags) - 1)] if self.tags else None


def compile_source(source: str, tags: list[Tag], name: str, given: Iterable[str] = ()) -> Compiled:
    """Check and compile a part's source; `given` are names that the press itself fills in.

    Raises Fault naming the tag and its sentence when it cannot be read or asks for more than is allowed.
    """
    environment = _environment()
    try:
        tree = environment.parse(source)
        _refuse_code(tree, tags, name)
        template = JinjaTemplate.from_code(environment, environment.compile(tree), environment.globals)
    except TemplateSyntaxError as error:
        tag = _at(tags, error.lineno)
        raise unreadable_tag(name, tag.shown, tag.sentence) from error
    except (TemplateError, RecursionError, MemoryError, SyntaxError) as error:
        raise unreadable_tag(name, "{% … %}", "") from error
    wanted = meta.find_undeclared_variables(tree) - set(given)
    return Compiled(template, _first_uses(tree, wanted, tags), tags)


def _refuse_code(tree: nodes.Template, tags: list[Tag], name: str) -> None:
    for node in _every(tree):
        hidden = getattr(node, "attr", None) or getattr(node, "name", None) or ""
        known_filter = not isinstance(node, nodes.Filter) or node.name in (*_FILTERS, *_KEPT_FILTERS)
        if not isinstance(node, _ALLOWED) or not known_filter or str(hidden).startswith("_"):
            tag = _at(tags, node.lineno)
            raise code_refused(name, tag.shown, tag.sentence)


def _every(node: nodes.Node) -> Iterable[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def _first_uses(tree: nodes.Template, wanted: set[str], tags: list[Tag]) -> dict[str, Tag]:
    uses: dict[str, Tag] = {}
    for node in tree.find_all(nodes.Name):
        if node.name in wanted:
            uses.setdefault(node.name, _at(tags, node.lineno))
    return uses


def _at(tags: list[Tag], line: int) -> Tag:
    return tags[min(max(line - 2, 0), len(tags) - 1)]
