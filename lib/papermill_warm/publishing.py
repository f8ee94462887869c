"""Where a forked kernel's messages go: one socket for all channels, and a thread that publishes outputs in order."""

import fcntl
import os
import socket
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from heapq import heappop, heappush
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any

from ipykernel.iostream import BackgroundSocket, IOPubThread

from papermill_warm.wire import packed


class Outlet:
    """The socket to the owner; whole messages only, also from threads and from processes that a cell forked.

    A lock on a file serves the processes, for the kernel takes it back from one that dies holding it.
    """

    def __init__(self) -> None:
        self.socket: socket.socket | None = None
        self._file = -1
        self._lock = threading.Lock()

    def open(self, to: socket.socket) -> None:
        """Send to this socket from now on."""
        self.socket = to
        self._file = os.memfd_create("papermill_warm")
        os.register_at_fork(after_in_child=self._renew)

    def send(self, channel: bytes, frames: Sequence[bytes | memoryview]) -> None:
        """Send one message; an owner that went away is no error here, the template ends this process."""
        if self.socket is None:
            return
        data = packed(channel, frames)
        with self._lock:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                self.socket.sendall(data)
            except (BrokenPipeError, ConnectionResetError):
                self.socket = None
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _renew(self) -> None:
        self._lock = threading.Lock()


class OutletChannel:
    """One channel of the outlet, with the part of a ZeroMQ socket's interface that ipykernel uses."""

    def __init__(self, outlet: Outlet, channel: bytes) -> None:
        self._outlet, self._channel = outlet, channel
        self.receive: Callable[[list[Any]], Any] | None = None

    def send_multipart(self, frames: Sequence[bytes | memoryview], *_options: Any, **_more: Any) -> None:
        """Send one message."""
        self._outlet.send(self._channel, frames)

    def on_recv(self, callback: Callable[[list[Any]], Any], copy: bool = True) -> None:  # noqa: ARG002
        """Remember what wants this channel's messages."""
        self.receive = callback

    def flush(self, *_options: Any) -> None:
        """Nothing waits: every message was sent at once."""


class PublishingThread(IOPubThread):
    """ipykernel's thread for outputs, on a queue instead of ZeroMQ and a loop; not started before the fork."""

    def __init__(self, channel: OutletChannel) -> None:
        self.socket = channel
        self.background_socket = BackgroundSocket(self)
        self.io_loop: Any = self  # a stream asks its loop for `call_later` only
        self._waiting: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._later: list[tuple[float, int, Callable[[], None]]] = []
        self._order = count()
        self.thread = threading.Thread(target=self._thread_main, name="IOPub", daemon=True)

    def start(self) -> None:
        """Start publishing."""
        self.thread.start()

    def stop(self) -> None:
        """The thread ends with the process."""

    def schedule(self, f: Callable[[], None]) -> None:
        """Run `f` in this thread; at once where the thread is not (a process that a cell forked)."""
        if self.thread.is_alive():
            self._waiting.put(f)
        else:
            f()

    def send_multipart(self, frames: Sequence[bytes | memoryview], *_options: Any, **_more: Any) -> None:
        """Send one message from this thread."""
        self.schedule(partial(self.socket.send_multipart, frames))

    def call_later(self, delay: float, f: Callable[[], None]) -> None:
        """Run `f` in `delay` seconds; as a loop's method of that name, only for the thread itself."""
        heappush(self._later, (time.monotonic() + delay, next(self._order), f))

    def _thread_main(self) -> None:
        while True:
            while self._later and self._later[0][0] <= time.monotonic():
                heappop(self._later)[2]()
            wait = max(0.0, self._later[0][0] - time.monotonic()) if self._later else None
            try:
                self._waiting.get(timeout=wait)()
            except Empty:
                continue
