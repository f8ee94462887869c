"""What a forked copy of the template does: become a kernel of its own, run cells, leave nothing behind."""

import atexit
import ctypes
import json
import os
import random
import signal
import socket
import sys
import threading
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import zmq
from tornado.ioloop import IOLoop

from papermill_warm.kernel import TemplateApp
from papermill_warm.wire import JOB, SHELL, Unpacker

CHUNK = 1 << 18
PR_SET_PDEATHSIG = 1
PRCTL = ctypes.CDLL(None).prctl


def begin(app: TemplateApp, connection: socket.socket, template: int, made: Mapping[str, str]) -> None:
    """Become the kernel at the other end of `connection`.

    `template` is the process id of the template, `made` what it changed in its own environment.
    """
    _detach(template)
    incoming = Incoming(app, connection)
    _settle(app, incoming.job(), made)
    app.outlet.open(connection)
    app.open_io()
    app.open_code()
    incoming.watch()


def finish(app: TemplateApp, connection: socket.socket) -> None:
    """What Python does at its end (wait for threads, run what was registered, flush); then hang up."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    app.reset_io()
    app.outlet.release()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class Incoming:
    """The owner's messages: first the job, then requests for the shell, at last the end of the stream."""

    def __init__(self, app: TemplateApp, connection: socket.socket) -> None:
        self._app, self._connection, self._unpacker = app, connection, Unpacker()
        self._early: list[tuple[bytes, list[bytes]]] = []

    def job(self) -> dict[str, Any]:
        """Wait for the first message and return its contents."""
        while not self._early:
            data = self._connection.recv(CHUNK)
            if not data:
                os._exit(0)
            self._early += self._unpacker.feed(data)
        channel, frames = self._early.pop(0)
        assert channel == JOB
        job: dict[str, Any] = json.loads(frames[0])
        return job

    def watch(self) -> None:
        """Hand messages to the kernel from the loop of this thread."""
        loop = IOLoop.current()
        loop.add_handler(self._connection, self._readable, loop.READ)
        for message in self._early:
            loop.add_callback(self._dispatch, *message)

    def _readable(self, *_event: object) -> None:
        try:
            data = self._connection.recv(CHUNK, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except ConnectionResetError:
            data = b""
        if not data:
            loop = IOLoop.current()
            loop.remove_handler(self._connection)
            loop.add_callback(self._hung_up)
        for message in self._unpacker.feed(data):
            self._dispatch(*message)

    def _dispatch(self, channel: bytes, frames: list[bytes]) -> None:
        receive = self._app.shell_channel.receive
        if channel == SHELL and receive is not None:
            IOLoop.current().add_callback(receive, [zmq.Frame(frame) for frame in frames])

    async def _hung_up(self) -> None:
        """The owner asks for the end: as ipykernel at a shutdown request."""
        kernel = self._app.kernel
        kernel.do_shutdown(False)
        if _has_children():
            await kernel._at_shutdown()
        IOLoop.current().stop()


def _detach(template: int) -> None:
    """A session and process group of its own, that ends with the template."""
    os.setsid()
    PRCTL(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != template:
        os._exit(0)


def _settle(app: TemplateApp, job: Mapping[str, Any], made: Mapping[str, str]) -> None:
    """The folder, environment, arguments and randomness of this kernel alone."""
    os.chdir(job["cwd"])
    wanted, found = {**made, **job["environment"]}, dict(os.environ)
    for name in found.keys() - wanted.keys():
        del os.environ[name]
    os.environ.update(dict(wanted.items() - found.items()))
    app.kernel.shell.init_environment()
    time.tzset()
    random.seed()
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
    app.session.session = uuid.uuid4().hex
    app.session.pid = os.getpid()
    app.kernel.ident = str(uuid.uuid4())


def _has_children() -> bool:
    """Whether some process that this one started still runs; True where the system does not say."""
    try:
        return any((task / "children").read_bytes() for task in Path("/proc/self/task").iterdir())
    except OSError:
        return True
