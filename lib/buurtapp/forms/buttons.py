"""A button that does one thing, guarded."""

from collections.abc import Callable

from ipywidgets import Button, DOMWidget

from buurtapp.forms.handling import StatusLine, guarded


def button(
    label: str,
    work: Callable[[], object],
    status: StatusLine,
    *,
    hook: str,
    quiet: bool = False,
    then: DOMWidget | None = None,
) -> Button:
    """A button with a hook for tests; what goes wrong shows in `status`. `quiet`: not the first thing to press.

    The keyboard goes to `then` afterwards, where pressing once more would do something else or nothing.
    """

    def clicked(_button: object = None) -> None:
        work()

    made = Button(description=label, tooltip=label)
    made.add_class(f"t-{hook}")
    if quiet:
        made.add_class("bk-quiet")
    made.on_click(guarded(clicked, status, made, then))
    return made
