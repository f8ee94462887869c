"""The template process: imports once, then waits and forks a kernel for every notebook.

`python -m papermill_warm.template FD JSON`: FD is the control socket, JSON the modules to import and the kernel's
arguments. It answers one request at a time and ends when its owner does.
"""

import gc
import importlib
import json
import os
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from papermill_warm.limits import end_processes

LOOK_SECONDS = 1.0
LARGEST = 1 << 16


def main() -> None:
    """Get ready, say so, serve until the owner is gone; in each forked copy, be a kernel."""
    control = socket.socket(fileno=int(sys.argv[1]))
    wanted = json.loads(sys.argv[2])
    template, owner = os.getpid(), os.getppid()
    if Path(sys.path[0]) == Path.cwd():
        del sys.path[0]  # as ipykernel_launcher: the shell puts the folder of each notebook there
    before = dict(os.environ)

    from papermill_warm.forked import begin, finish
    from papermill_warm.kernel import make_app

    app = make_app(wanted["arguments"])
    missing = _import_all(wanted["imports"])
    made = {name: value for name, value in os.environ.items() if before.get(name) != value}
    gc.collect()
    gc.freeze()  # a copy shares this memory until it is written to, and collecting garbage writes
    _trial_fork()
    with suppress(BrokenPipeError, ConnectionResetError):  # the owner is gone already: serving ends at once
        control.send(json.dumps({"missing": missing, "threads": _threads()}).encode())

    connection = Forking(control, owner).next_copy()
    try:
        begin(app, connection, template, made)
        app.start()
        finish(app, connection)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def _import_all(modules: list[str]) -> dict[str, str]:
    """Import each module; returns the ones that failed, with the reason."""
    missing = {}
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception as error:
            missing[name] = f"{type(error).__name__}: {error}"
    return missing


def _trial_fork() -> None:
    """Fork once for nothing: libraries that mind forks (OpenBLAS) put their idle threads away for good."""
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _threads() -> int:
    """How many threads this process has, of Python and of C libraries."""
    return max(threading.active_count(), len(list(Path("/proc/self/task").iterdir())))


class Forking:
    """Answers the owner's requests: `fork` with a socket, `alive` and `reap` with a process id."""

    def __init__(self, control: socket.socket, owner: int) -> None:
        self._control, self._owner = control, owner
        self._copies: set[int] = set()

    def next_copy(self) -> socket.socket:
        """Serve, and end with the owner; returns only in a forked copy, with its connection.

        Returning keeps the stack of a copy as shallow as a kernel's own, for cells that recurse to the limit.
        """
        self._control.settimeout(LOOK_SECONDS)
        while True:
            try:
                data, descriptors, _flags, _address = socket.recv_fds(self._control, LARGEST, 1)
            except TimeoutError:
                if os.getppid() == self._owner:
                    continue
                break
            except OSError:
                break
            if not data:
                break
            connections = [socket.socket(fileno=descriptor) for descriptor in descriptors]
            request = json.loads(data)
            answer = self._answer(request["do"], request["pid"])
            if answer is None:
                self._control.close()
                return connections[0]
            for connection in connections:
                connection.close()
            if answer:
                with suppress(OSError):
                    self._control.send(json.dumps({**answer, "asked": request["asked"]}).encode())
        for pid in self._copies:
            end_processes(pid)
        os._exit(0)

    def _answer(self, do: str, pid: int) -> dict[str, Any] | None:
        """The answer to a request, empty where nobody waits for one; None in a forked copy."""
        if do == "fork":
            return self._fork()
        if do == "alive":
            return {"alive": self._alive(pid)}
        if pid in self._copies:
            self._copies.discard(pid)
            os.waitpid(pid, 0)
        return {}

    def _fork(self) -> dict[str, Any] | None:
        threads = _threads()
        pid = os.fork() if threads == 1 else -1
        if pid == 0:
            return None
        if pid > 0:
            self._copies.add(pid)
        return {"pid": pid, "threads": threads}

    def _alive(self, pid: int) -> bool:
        """Whether it runs; one that ended keeps its number until it is reaped, so nobody else can have it."""
        return pid in self._copies and os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


if __name__ == "__main__":
    main()
