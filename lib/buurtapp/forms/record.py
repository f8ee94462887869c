"""A form for one record: every change is saved as it is made."""

from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import HBox, VBox

from buurtapp.forms.fields import Field, FieldView, views
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.store import Register
from buurtapp.store.forms import load, save
from buurtapp.words import Fault, _

Load = Callable[[], Mapping[str, Any]]
Save = Callable[[str, Any], None]


class RecordForm:
    """Fields under each other; `load` gives the record, `save` keeps one field of it and may raise Fault.

    `changed` is called after every save, so that what depends on it can be shown anew.
    """

    def __init__(
        self, fields: list[Field], load: Load, save: Save, *, hook: str = "", changed: Callable[[], None] | None = None
    ) -> None:
        self._load, self._save, self._changed = load, save, changed or (lambda: None)
        self._loading = False
        self.status = StatusLine()
        self.views = views(fields, load(), hook)
        for view in self.views.values():
            view.control.on_change(guarded(self._handler(view), self.status))
        self.widget = VBox([*(view.widget for view in self.views.values()), HBox([self.status.widget])])
        self.widget.add_class("bk-form")

    def keep(self, key: str) -> None:
        """Save the value that field `key` shows now; a fault shows beside that field."""
        view = self.views[key]
        value = view.control.read()
        if view.field.required and not value:
            view.say(_("This cannot stay empty."))
            return
        try:
            self._save(key, value)
        except Fault as fault:
            view.refuse(fault)
            self.status.clear()
            return
        view.judge()
        self.status.saved()
        self._changed()

    def reload(self) -> None:
        """Show again what is saved, for example after an undo."""
        self._loading = True
        try:
            record = self._load()
            for key, view in self.views.items():
                view.write(record.get(key))
        finally:
            self._loading = False

    def _handler(self, view: FieldView) -> Callable[..., None]:
        def changed(_change: object = None) -> None:
            if not self._loading:
                self.keep(view.field.key)

        return changed


def saved_record(register: Register, name: str, fields: list[Field], item: str = "") -> tuple[Load, Save]:
    """Load and save for a record that the register keeps under `name`: one JSON object, saved field by field."""
    empty = {field.key: field.default for field in fields}

    def load_record() -> Mapping[str, Any]:
        return empty | (load(register, name, item) or {})

    def save_field(key: str, value: Any) -> None:
        save(register, name, empty | (load(register, name, item) or {}) | {key: value}, item)

    return load_record, save_field


def saved_value(register: Register, name: str) -> tuple[Load, Save]:
    """Load and save for a form that is one value: its field has the form's own name."""
    return (lambda: {name: load(register, name)}), (lambda _key, value: _keep(register, name, value))


def _keep(register: Register, name: str, value: Any) -> None:
    save(register, name, value)
