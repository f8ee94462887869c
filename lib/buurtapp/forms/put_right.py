"""Putting right by hand how a file was read: its letters, separator, headings, sheet, and what each column holds."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ipywidgets import VBox

from buurtapp.forms.controls import Options
from buurtapp.forms.field_words import encoding_words, field_words, in_field_words, separator_words
from buurtapp.forms.fields import Field, FieldView, views
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import heading, html
from buurtapp.intake.columns import FIELDS
from buurtapp.intake.reading import ByHand, Reading
from buurtapp.steps.looking import Look
from buurtapp.words import _

TWO_IN_ONE = (("consent", "rules"), ("consent", "rules", "age"))


class PutRight:
    """Fields filled with how the file was read; `dialect` is called with what changed, `columns` with all fields."""

    def __init__(
        self,
        look: Look,
        dialect: Callable[[str, Any], None],
        columns: Callable[[list[tuple[str, ...]]], None],
        status: StatusLine,
    ) -> None:
        self.dialect = views(dialect_fields(look.reading), {}, "look")
        self.columns = views(column_fields(look), {}, "look")
        for key, view in self.dialect.items():
            view.control.on_change(guarded(_reading(view, key, dialect), status))
        for view in self.columns.values():
            view.control.on_change(guarded(lambda _change: columns(self.chosen()), status))
        first = _grid(self.dialect)
        known = html(paragraph(_remembered(), "bk-help")) if look.remembered else html()
        self.widget = VBox([first, heading(_("What does each column hold?")), known, _grid(self.columns)])

    def chosen(self) -> list[tuple[str, ...]]:
        """The fields that each column holds by now."""
        return [tuple(filter(None, view.control.read().split("+"))) for view in self.columns.values()]


def put_right(by_hand: ByHand, key: str, value: Any) -> ByHand:
    """What a person put right so far, with one more choice."""
    changed: dict[str, Any] = {key: int(value) if key == "header" else value or None}
    return replace(by_hand, **changed)


def dialect_fields(reading: Reading) -> list[Field]:
    """The ways of reading that a file of this kind leaves open."""
    fields = []
    if reading.kind == "csv":
        parted, letters = separator_words() | {"": _("nothing, there is one column")}, encoding_words()
        fields = [
            Field("separator", _("What stands between the columns?"), "choice", options=_options(parted),
                  default=reading.separator),
            Field("encoding", _("How were the letters written?"), "choice", options=_options(letters),
                  default=reading.encoding, help=_("Only when you see odd letters in the table.")),
        ]  # fmt: skip
    if len(reading.sheets) > 1:
        sheets = tuple((name, name) for name in reading.sheets)
        fields.append(Field("sheet", _("Which sheet?"), "choice", options=sheets, default=reading.sheet))
    if reading.kind not in ("pasted", "vcard", "empty"):
        fields.append(
            Field("header", _("On which row are the headings?"), "number", default=reading.header_row, high=500,
                  help=_("Fill in 0 when there are no headings."))
        )  # fmt: skip
    return fields


def column_fields(look: Look) -> list[Field]:
    """A choice per column, by its heading."""
    words = field_words()
    plain = [(_("Not used"), ""), *((words[name], name) for name in FIELDS)]
    both = {held for held in (*TWO_IN_ONE, *look.fields) if len(held) > 1}
    options: Options = (*plain, *((in_field_words(held), "+".join(held)) for held in sorted(both)))
    return [
        Field(
            f"column-{place + 1}",
            " ".join(name.split())[:60] or _("Column {n}", n=place + 1),
            "choice",
            options=options,
            default="+".join(look.fields[place]),
        )
        for place, name in enumerate(look.names)
    ]


def _grid(made: dict[str, FieldView]) -> VBox:
    box = VBox([view.widget for view in made.values()])
    for name in ("bk-form", "bk-columns"):
        box.add_class(name)
    return box


def _reading(view: FieldView, key: str, changed: Callable[[str, Any], None]) -> Callable[..., None]:
    def handler(_change: object = None) -> None:
        changed(key, view.control.read())

    return handler


def _options(words: dict[str, str]) -> Options:
    return tuple((label, value) for value, label in words.items())


def _remembered() -> str:
    return _("These headings came before. What you change here also counts for the sign-ups you imported then.")
