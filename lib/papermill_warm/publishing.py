"""Where a forked kernel's messages go: one socket for all channels, and output streams that lose nothing."""

import codecs
import fcntl
import os
import select
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import Any

from ipykernel.iostream import BackgroundSocket, IOPubThread, OutStream

from papermill_warm.wire import packed

CHUNK = 1 << 16
LOOK_MILLISECONDS = 50


class Outlet:
    """The socket to the owner; whole messages only, also from threads and from processes that a cell forked.

    Messages are held until somebody has use of them (`release`): a cell's whole output is then one parcel, not ten.
    A lock on a file serves the processes, for the system takes it back from one that dies holding it.
    """

    def __init__(self) -> None:
        self.socket: socket.socket | None = None
        self._held: list[bytes] = []
        self._size = 0
        self._forked = False
        self._file = -1
        self._lock = threading.Lock()

    def open(self, to: socket.socket) -> None:
        """Send to this socket from now on."""
        self.socket = to
        self._file = os.memfd_create("papermill_warm")
        os.register_at_fork(after_in_child=self._renew)

    def send(self, channel: bytes, frames: Sequence[bytes | memoryview]) -> None:
        """Hold one message; many are sent at once, and so is every message of a process that a cell forked."""
        data = packed(channel, frames)
        with self._lock:
            self._held.append(data)
            self._size += len(data)
        if self._size > CHUNK or self._forked:
            self.release()

    def release(self) -> None:
        """Send what is held; an owner that went away is no error here, the template ends this process."""
        with self._lock:
            data, self._held, self._size = b"".join(self._held), [], 0
            if not data or self.socket is None:
                return
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                self.socket.sendall(data)
            except (BrokenPipeError, ConnectionResetError):
                self.socket = None
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _renew(self) -> None:
        self._lock, self._held, self._size, self._forked = threading.Lock(), [], 0, True


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


class Publisher(IOPubThread):
    """In the place of ipykernel's thread for outputs: every thread sends for itself, one at a time and in order.

    The thread of its own only does what has to wait: release what is held while a cell is busy, flush what it
    printed, and read what was written to the file descriptors of the streams. It is not started before the fork.
    """

    def __init__(self, outlet: Outlet, channel: OutletChannel) -> None:
        self.outlet, self.socket = outlet, channel
        self.background_socket = BackgroundSocket(self)
        self.io_loop: Any = self  # a stream asks its loop for `call_later` only
        self.thread = threading.Thread(target=self._thread_main, name="IOPub", daemon=True)
        self._lock = threading.RLock()
        self._later: list[tuple[float, int, Callable[[], None]]] = []
        self._order = count()
        self._readers: dict[int, Callable[[], None]] = {}
        self._poll = select.poll()

    def start(self) -> None:
        """Start the thread."""
        os.register_at_fork(after_in_child=self._renew)
        self.thread.start()

    def stop(self) -> None:
        """The thread ends with the process."""

    def watch(self, descriptor: int, read: Callable[[], None]) -> None:
        """Call `read` in the thread whenever there is something to read."""
        self._readers[descriptor] = read
        self._poll.register(descriptor, select.POLLIN)

    def schedule(self, f: Callable[[], None]) -> None:
        """Run `f` now, while no other thread publishes."""
        with self._lock:
            f()

    def send_multipart(self, frames: Sequence[bytes | memoryview], *_options: Any, **_more: Any) -> None:
        """Send one message."""
        with self._lock:
            self.socket.send_multipart(frames)

    def call_later(self, delay: float, f: Callable[[], None]) -> None:
        """Run `f` in the thread, in about `delay` seconds."""
        with self._lock:
            heappush(self._later, (time.monotonic() + delay, next(self._order), f))

    def _thread_main(self) -> None:
        while True:
            ready = self._poll.poll(LOOK_MILLISECONDS)
            with self._lock:
                for descriptor, _event in ready:
                    self._readers[descriptor]()
                while self._later and self._later[0][0] <= time.monotonic():
                    heappop(self._later)[2]()
                self.outlet.release()

    def _renew(self) -> None:
        self._lock = threading.RLock()


class CompleteStream(OutStream):
    """ipykernel's stream; a flush also takes what C code and other processes wrote to the file descriptor so far."""

    def _setup_stream_redirects(self, name: str) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._read_end, write_end = os.pipe()
        os.set_blocking(self._read_end, False)
        self._original_stdstream_fd = getattr(sys, name).fileno()
        self._original_stdstream_copy = os.dup(self._original_stdstream_fd)
        os.dup2(write_end, self._original_stdstream_fd)
        os.close(write_end)
        self.pub_thread.watch(self._read_end, self._drain)

    def flush(self) -> None:
        """Send all that was written up to now."""
        if self._should_watch and os.getpid() == self._master_pid:
            self.pub_thread.schedule(self._drain)
        if self._buffers:
            self.pub_thread.schedule(self._flush)
            self.pub_thread.outlet.release()

    def _drain(self) -> None:
        while True:
            try:
                data = os.read(self._read_end, CHUNK)
            except BlockingIOError:
                return
            if not data:
                return
            self.write(self._decode(data))
            os.write(self._original_stdstream_copy, data)
