"""The *do* cell of a step: a button for a person, an act by itself when unattended (design.md 5)."""

from collections.abc import Callable

from ipywidgets import HTML, Button, VBox

from buurtapp.forms.counting import count_lines
from buurtapp.forms.download import Downloads
from buurtapp.forms.handling import StatusLine, Stopped, guarded
from buurtapp.forms.pages import Page
from buurtapp.forms.show import show
from buurtapp.forms.tables import lines_html
from buurtapp.steps.done import Done
from buurtapp.store import Register
from buurtapp.words import _

Run = Callable[[Register], Done]


class DoButton:
    """A button that runs a step's function and shows what it made: counts, warnings, files."""

    def __init__(self, page: Page, label: str, run: Run, *, hook: str) -> None:
        self._page, self._run = page, run
        self.status = StatusLine()
        self.result = HTML()
        self.downloads = Downloads(page.register.folder.path)
        self.button = Button(description=label, tooltip=label)
        self.button.add_class(f"t-{hook}")
        self.button.on_click(guarded(self._clicked, self.status, self.button))
        self.widget = VBox([self.button, self.status.widget, self.result, self.downloads.widget])

    def act(self) -> Done:
        """Run the step now and show the result; raises Fault when it cannot be done."""
        done = self._run(self._page.register)
        self.result.value = lines_html(count_lines(done.counts)) + warnings_html(done.warnings)
        self.downloads.offer(done.files)
        self._page.changed()
        self.status.done(_("Ready."))
        return done

    def _clicked(self, _button: object = None) -> None:
        self.act()


def do(page: Page, label: str, run: Run, *, hook: str) -> None:
    """The whole *do* cell: the button, or, unattended, the act itself and its counts as plain text."""
    if page.unattended:
        try:
            done = run(page.register)
        except Exception as error:
            raise Stopped.because(error) from None
        print("\n".join(count_lines(done.counts)))
        return
    show(DoButton(page, label, run, hook=hook).widget)


def warnings_html(warnings: tuple[str, ...]) -> str:
    """Warnings as HTML, with the word before them; empty when there are none."""
    said = _("Mind this")
    return f'<div class="bk-warn"><strong>{said}</strong>{lines_html(warnings)}</div>' if warnings else ""
