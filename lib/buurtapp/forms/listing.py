"""A form that is a list: people, contacts, actions; rows are added and taken out, and saved as they are filled in."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from html import escape

from ipywidgets import HTML, Button, HBox, VBox

from buurtapp.forms.fields import Field
from buurtapp.forms.handling import StatusLine, guarded
from buurtapp.forms.record import RecordForm, saved_record
from buurtapp.store import Register
from buurtapp.store.forms import load_all, remove
from buurtapp.words import _


class ListForm:
    """One card per item of the register's form `name`. A card that was never filled in is not saved."""

    def __init__(
        self,
        register: Register,
        name: str,
        fields: list[Field],
        *,
        one: str,
        add: str,
        changed: Callable[[], None] | None = None,
    ) -> None:
        self._register, self._name, self._fields, self._one = register, name, fields, one
        self._changed = changed or (lambda: None)
        self.status = StatusLine()
        self.cards: dict[str, RecordForm] = {}
        self._box = VBox()
        self.add_button = Button(description=f"+ {add}", tooltip=add)
        self.add_button.add_class(f"t-{name}-add")
        self.add_button.on_click(guarded(self._add_clicked, self.status))
        self.widget = VBox([self._box, HBox([self.add_button, self.status.widget])])
        self.widget.add_class("bk-list")
        self.reload()

    def add(self) -> RecordForm:
        """Show an empty card; it is saved at its first change."""
        item = secrets.token_hex(4)
        self._place(item)
        self._draw()
        return self.cards[item]

    def take_out(self, item: str) -> None:
        """Take one item out of the register and off the page."""
        remove(self._register, self._name, item)
        self.cards.pop(item, None)
        self._draw()
        self.add_button.focus()  # the button that was pressed is gone
        self.status.done(_("Removed. With Undo it comes back."))
        self._changed()

    def reload(self) -> None:
        """Show again what is saved; an empty list shows one empty card to start with."""
        self.cards.clear()
        for item in load_all(self._register, self._name):
            self._place(item)
        if not self.cards:
            self._place(secrets.token_hex(4))
        self._draw()

    def _add_clicked(self, _button: object = None) -> None:
        self.add()

    def _place(self, item: str) -> None:
        fields = self._fields if not self.cards else [replace(field, help="") for field in self._fields]
        record, keep = saved_record(self._register, self._name, fields, item)
        self.cards[item] = RecordForm(fields, record, keep, hook=self._name, changed=self._changed)

    def _draw(self) -> None:
        self._box.children = [self._card(nth, item, form) for nth, (item, form) in enumerate(self.cards.items(), 1)]

    def _card(self, nth: int, item: str, form: RecordForm) -> VBox:
        heading = HTML()
        heading.value = f'<p class="bk-card-title">{escape(self._one)} {nth}</p>'
        out = Button(description=_("Remove"), tooltip=_("Remove {what} {nth}", what=self._one, nth=nth))
        out.add_class("bk-quiet")
        out.on_click(guarded(lambda _button: self.take_out(item), self.status))
        card = VBox([HBox([heading, out]), form.widget])
        card.add_class("bk-card")
        return card
