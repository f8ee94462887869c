"""One wrapper for every handler: errors show beside the form, because ipywidgets hides them (design.md 7)."""

import logging
import time
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from functools import wraps
from html import escape
from pathlib import Path
from typing import Any

from ipywidgets import HTML, Button, DOMWidget

from buurtapp.forms.controls import Control
from buurtapp.forms.place import try_again
from buurtapp.words import Fault, _, listening

_LOG = logging.getLogger("buurtapp.forms")
_LOG.addHandler(logging.NullHandler())
_LOG.propagate = False  # the root logger would print on the page
_STILL_THERE_S = 1.5  # so soon nobody has begun to type somewhere else


class Stopped(Fault):
    """A Fault that ends a cell: the notebook stops with four plain sentences, not with a traceback."""

    @classmethod
    def because(cls, error: Exception) -> "Stopped":
        """The same four parts for a Fault, a plain sentence (and a line in the log) for anything else."""
        fault = error if isinstance(error, Fault) else unexpected(error)
        return cls(fault.saw, fault.why, fault.fix, fault.first)

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


class StatusLine:
    """The line beside a form that says what happened: saved, busy, or a fault in four parts."""

    def __init__(self) -> None:
        self.widget = HTML()
        self.widget.add_class("bk-status")
        self._busy = self._faulty = False

    @property
    def html(self) -> str:
        """What the line shows now."""
        return str(self.widget.value)

    def clear(self) -> None:
        """Show nothing."""
        self._show("")

    def busy(self, sentence: str = "", done: int = 0, of: int = 0) -> None:
        """Say that work is going on, with a bar where it is counted; a screen reader hears the first word only."""
        said = escape(sentence or _("One moment please"))
        role = "" if self._busy else ' role="status"'
        count, bar = _("{done} of {of}", done=done, of=of), ""
        if of:
            said = f"{said} ({escape(count)})"
            bar = f'<progress aria-label="{said}" max="{of}" value="{done}"></progress>'
        self._show(f"<p{role}>… {said}</p>{bar}")
        self._busy = True

    def rest(self) -> None:
        """Clear the line when it still says that work is going on."""
        if self._busy:
            self.clear()

    def done(self, sentence: str) -> None:
        """Say what was done."""
        self._show(f'<p role="status" class="bk-done">✓ {escape(sentence)}</p>')

    def saved(self) -> None:
        """Say that what was filled in is safe."""
        self.done(_("Saved at {time}", time=f"{datetime.now():%H:%M}"))

    def fault(self, fault: Fault) -> None:
        """Show the four parts of a fault."""
        self._show(fault_html(fault), faulty=True)

    def mended_in(self, *controls: Control) -> None:
        """Take a fault away as soon as a person changes one of these: that is where it is mended."""
        for control in controls:
            control.on_change(self._mended)

    def _mended(self, _change: object = None) -> None:
        if self._faulty:
            self.clear()

    def _show(self, html: str, *, faulty: bool = False) -> None:
        self._busy, self._faulty = False, faulty
        self.widget.value = html


def fault_html(fault: Fault) -> str:
    """A fault as HTML: what we saw, why we stopped, how to fix it, what to try first; everything escaped."""
    note, first = escape(_("Please note")), escape(_("Try first"))
    parts = [f"<p><strong>{note}: {escape(fault.saw)}</strong></p>"]
    parts += [f"<p>{escape(part)}</p>" for part in (fault.why, fault.fix) if part]
    if fault.first:
        parts.append(f"<p><em>{first}:</em> {escape(fault.first)}</p>")
    return f'<div class="bk-fault" role="alert">{"".join(parts)}</div>'


def guarded(
    work: Callable[..., Any], status: StatusLine, button: Button | None = None, then: DOMWidget | None = None
) -> Callable[..., None]:
    """Wrap a handler: the button rests while it works, and `status` shows how far it is and any error.

    A button that rests loses the keyboard, so that goes back to it, or to `then`, unless a person may have gone
    elsewhere meanwhile. The handler itself stays reachable as `__wrapped__`, for tests.
    """

    @wraps(work)
    def handled(*given: Any) -> None:
        began = time.monotonic()
        if button is not None:
            button.disabled = True
            status.busy()
        try:
            with listening(status.busy) if button is not None else nullcontext():
                work(*given)
        except Exception as error:
            status.fault(error if isinstance(error, Fault) else unexpected(error))
        finally:
            if button is not None:
                button.disabled = False
                status.rest()
                if time.monotonic() - began < _STILL_THERE_S:
                    (then or button).focus()

    return handled


def unexpected(error: Exception) -> Fault:
    """A plain sentence for an error nobody foresaw; where it happened goes to the log."""
    frames = traceback.extract_tb(error.__traceback__)
    place = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    _LOG.error("%s at %s", type(error).__name__, place)
    return Fault(
        _("Something went wrong that we did not expect."),
        _("This is a mistake in the workbook, not in what you did ({kind}).", kind=type(error).__name__),
        _("What you filled in is kept. Where it went wrong stands in uitvoer/fouten.log, without names or numbers."),
        try_again(),
    )


def keep_log(path: Path) -> None:
    """Send the log to `path`; only the kind of error and its place in the code, never its message."""
    for former in list(_LOG.handlers):
        if isinstance(former, logging.FileHandler):
            _LOG.removeHandler(former)
            former.close()
    keeper = logging.FileHandler(path, delay=True, encoding="utf-8")
    keeper.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOG.addHandler(keeper)
