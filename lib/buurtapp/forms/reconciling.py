"""The group against the register: a chat export or a member list, looked at in memory and kept nowhere."""

from collections.abc import Callable, Iterable

from ipywidgets import Dropdown, VBox

from buurtapp.forms.buttons import button
from buurtapp.forms.doing import warnings_html
from buurtapp.forms.fields import Field, FieldView
from buurtapp.forms.handling import StatusLine
from buurtapp.forms.matching import MatchForm
from buurtapp.forms.pages import paragraph
from buurtapp.forms.reconcile_view import FindingsView
from buurtapp.forms.tables import html
from buurtapp.forms.upload import Upload
from buurtapp.groups.reconciling import Finding
from buurtapp.steps import reconciling as step
from buurtapp.store import Register
from buurtapp.store.members import groups
from buurtapp.words import Fault, _, ngettext


class ReconcileForm:
    """Bring in a chat or list, see what it says of everybody, match whom we do not know, take it over."""

    def __init__(self, register: Register, saved: Callable[[], None]) -> None:
        self._register, self._saved = register, saved
        self.done: step.Reconciled | None = None
        self.status = StatusLine()
        self.group = Dropdown(description=_("Which group is it?"), tooltip=_("Which group is it?"))
        self.group.add_class("t-reconcile-group")
        self._which = VBox([self.group])
        self._which.add_class("bk-field")
        self.upload = Upload(
            _("Choose the chat export"), ".zip,.txt,.csv", self.take, hook="reconcile-file",
            hint=_("In WhatsApp: the group, the three dots, More, Export chat, without media."),
        )  # fmt: skip
        self.upload.button.multiple = False
        self.text = FieldView(
            Field("text", _("Or paste the list of members here"), "long", rows=4, default="",
                  help=_("One person on each line, with name or number. Only from a full list we can say who is "
                         "not in the group.")),
            "reconcile",
        )  # fmt: skip
        self.status.mended_in(self.text.control)
        read = button(_("Compare this list"), self.read, self.status, hook="reconcile-read", quiet=True)
        self.note, self.title, self.count = html(), html(), html()
        self.view = FindingsView()
        self.match = MatchForm(register, self._matched)
        self.apply_button = button(_("Take over"), self.apply, self.status, hook="reconcile-apply")
        self._result = VBox([self.note, self.title, self.view.widget, self.match.widget, self.count, self.apply_button])
        self.widget = VBox([self._which, self.upload.widget, self.text.widget, read, self._result, self.status.widget])
        self.refresh()

    @property
    def findings(self) -> Iterable[Finding]:
        """What the chat or list says; without one, what the last export showed of coming and going."""
        return self.done.findings if self.done else step.remembered(self._register)

    def take(self, name: str, content: bytes) -> str:
        """Compare an uploaded file; it goes no further than memory. Raises Fault when it cannot be read."""
        self.status.clear()
        self.done = step.reconcile_upload(self._register, content, name, self._code)
        self.note.value = warnings_html((step.delete_note(name, full=self.done.full),))
        return self._compared()

    def read(self) -> None:
        """Compare the pasted list, and empty the box; raises Fault when there is none or it cannot be read."""
        self.upload.status.clear()
        text = self.text.control.read()
        if not text:
            raise Fault(
                _("There is no list yet."),
                _("We read what stands in the box."),
                _("Copy the list with Ctrl+C, and paste it here with Ctrl+V."),
                _("Or choose a chat export above."),
            )
        self.done = step.reconcile_text(self._register, text, self._code)
        self.text.control.write("")
        self.note.value = ""
        self.status.done(self._compared())

    def apply(self) -> int:
        """Take over who came and who left, as one action; returns how many changed."""
        changed = step.apply(self._register, self.findings)
        self._saved()
        self.status.done(ngettext("The status of {n} member is set.", "The status of {n} members is set.", changed))
        return changed

    def reload(self) -> None:
        """Compare anew after an undo."""
        self.refresh()

    def refresh(self) -> None:
        """Compare anew with the register as it is now."""
        if self.done is not None:
            self.done = step.again(self._register, self.done)
        self._offer_groups()
        self._draw()

    @property
    def _code(self) -> str:
        return str(self.group.value or "")

    def _compared(self) -> str:
        self._draw()
        seen = sum(one.outcome not in ("not_seen", "not_in_group") for one in self.findings)
        return ngettext("Compared. {n} person is seen.", "Compared. {n} people are seen.", seen)

    def _matched(self) -> None:
        self.refresh()
        self._saved()

    def _draw(self) -> None:
        found = list(self.findings)
        self._result.layout.display = "" if found else "none"
        remembered = _("This is what the last export showed of coming and going.")
        self.title.value = "" if self.done else paragraph(remembered)
        self.view.show(found)
        self.match.show(found)
        changes = len(step.proposed(self._register, found))
        self.apply_button.layout.display = "" if changes else "none"
        said = ngettext("{n} status would change.", "{n} statuses would change.", changes)
        self.count.value = paragraph(said if changes else _("The register agrees with this: nothing to take over."))

    def _offer_groups(self) -> None:
        known = groups(self._register)
        self._which.layout.display = "" if len(known) > 1 else "none"
        options = [(_("See for yourself"), ""), *((group.name, code) for code, group in known.items())]
        if list(self.group.options) != options:
            former = self.group.value
            self.group.options = options
            self.group.value = former if former in known else ""
