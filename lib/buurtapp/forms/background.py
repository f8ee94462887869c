"""Slow work beside the page: the kernel stays free for what a person does next."""

import asyncio
from collections.abc import Callable
from typing import Any

Work = Callable[[], Any]
Then = Callable[[Any], None]


class Background:
    """Does the newest of what was asked, one at a time; what was asked before it and not begun is dropped.

    `work` runs in a thread and touches no widget and no register; `then` gets its result on the page's own thread.
    Where no event loop runs (a test, a script) it is done at once.
    """

    def __init__(self) -> None:
        self._wish: tuple[Work, Then] | None = None
        self._task: asyncio.Task[None] | None = None

    def do(self, work: Work, then: Then) -> None:
        """Ask for `work`, and for `then` with what it gives."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            then(work())
            return
        self._wish = (work, then)
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._serve())

    async def _serve(self) -> None:
        while self._wish is not None:
            (work, then), self._wish = self._wish, None
            result = await asyncio.to_thread(work)
            if self._wish is None:
                then(result)
