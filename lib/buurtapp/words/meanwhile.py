"""What long work says while it goes on, to whoever listens: a form shows a bar, a command listens to nothing."""

import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Listener = Callable[[str, int, int], None]
_SECONDS_BETWEEN = 0.25  # nobody reads faster, and every word costs a message to the page
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have `listener(sentence, done, of)` told what goes on in this block; `of` is 0 where nothing is counted."""
    former = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(former)


def meanwhile(sentence: str, done: int = 0, of: int = 0) -> None:
    """Say what begins now: a sentence that is translated already."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(sentence, done, of)


def counted(items: Iterable[T], sentence: str, of: int | None = None) -> Iterator[T]:
    """The items as they are, while is told how many have passed; `of` is needed where they have no length."""
    if _LISTENER.get() is None:
        yield from items
        return
    total = len(items) if of is None and isinstance(items, Sized) else of or 0
    told = 0.0
    for done, item in enumerate(items):
        if time.monotonic() - told >= _SECONDS_BETWEEN:
            meanwhile(sentence, done, total)
            told = time.monotonic()
        yield item
