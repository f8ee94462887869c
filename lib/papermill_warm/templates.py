"""The templates that this process keeps: started when first needed, one per set of imports, ended with the process."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from papermill_warm.session import LocalSession

GRACE_SECONDS = 2.0
LARGEST = 1 << 16
# A template is made anew when one of these changed: they are read once, when Python or a library starts.
READ_AT_START = ("PYTHON", "MPL", "IPYTHON", "JUPYTER_", "LD_", "LC_", "LANG", "HOME", "VIRTUAL_ENV")


class TemplateError(RuntimeError):
    """The template cannot fork: it did not start, it ended, or it has more than one thread."""


class UnsafeTemplateError(TemplateError):
    """It has more than one thread, and will have next time."""


@dataclass(frozen=True)
class Needs:
    """What a template must have been started with to serve a notebook."""

    imports: tuple[str, ...]
    arguments: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]

    @classmethod
    def now(cls, imports: Sequence[str], arguments: Sequence[str]) -> "Needs":
        """The needs in this process's environment as it is now."""
        read = sorted((name, value) for name, value in os.environ.items() if name.startswith(READ_AT_START))
        return cls(tuple(imports), tuple(arguments), tuple(read))


class Template:
    """One idle process to fork from."""

    def __init__(self, needs: Needs, start_timeout: float) -> None:
        self.missing: dict[str, str] = {}
        self.jobs = 0
        self.session = LocalSession()
        self._lock = threading.Lock()
        self._asked = 0
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        wanted = json.dumps({"imports": needs.imports, "arguments": needs.arguments})
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "papermill_warm.template", str(theirs.fileno()), wanted],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._control.settimeout(start_timeout)
        try:
            ready = self._answer()
            self.missing = ready["missing"]
            _refuse_threads(ready)
        except TemplateError:
            self.close()
            raise
        self._control.settimeout(None)

    def fork(self, connection: socket.socket) -> int:
        """Fork a kernel that talks over `connection`; returns its process id. Raises TemplateError."""
        with self._lock:
            answer = self._ask("fork", connections=[connection.fileno()])
            _refuse_threads(answer)
            self.jobs += 1
            return int(answer["pid"])

    def alive(self, pid: int) -> bool:
        """Whether this forked process still runs."""
        with self._lock, suppress(TemplateError):
            return bool(self._ask("alive", pid)["alive"])
        return False

    def end(self, pid: int) -> None:
        """Kill what still runs in this forked process's group, and give back its number."""
        with self._lock:
            self.jobs -= 1
            if self.running():
                for kill in (os.killpg, os.kill):  # the group is not there yet in its very first moment
                    with suppress(ProcessLookupError):
                        kill(pid, signal.SIGKILL)
                self._send("reap", pid)

    def running(self) -> bool:
        """Whether the template itself is there."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the template and what it forked."""
        self._control.close()
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        """Let go of it without ending it: it belongs to the process that this one was forked from."""
        self._control.close()
        self._process.returncode = 0

    def _ask(self, do: str, pid: int = 0, connections: Sequence[int] = ()) -> dict[str, Any]:
        """The answer to a request; an older one that nobody waited for any more (Ctrl-C) is passed over."""
        self._send(do, pid, connections)
        while True:
            answer = self._answer()
            if answer["asked"] == self._asked:
                return answer

    def _send(self, do: str, pid: int = 0, connections: Sequence[int] = ()) -> None:
        self._asked += 1
        request = json.dumps({"asked": self._asked, "do": do, "pid": pid}).encode()
        with suppress(OSError):
            socket.send_fds(self._control, [request], connections)

    def _answer(self) -> dict[str, Any]:
        try:
            data = self._control.recv(LARGEST)
        except OSError as error:
            raise TemplateError(f"the template process does not answer ({error})") from error
        if not data:
            raise TemplateError("the template process ended")
        answer: dict[str, Any] = json.loads(data)
        return answer


class Templates:
    """All templates of this process."""

    def __init__(self) -> None:
        self._kept: dict[Needs, Template] = {}
        self._unsafe: dict[Needs, str] = {}
        self._lock = threading.Lock()

    def get(self, needs: Needs, start_timeout: float) -> Template:
        """A running template for these needs; raises TemplateError, at once where one was found unsafe before.

        Idle ones for an older environment are ended.
        """
        with self._lock:
            if needs in self._unsafe:
                raise UnsafeTemplateError(self._unsafe[needs])
            template = self._kept.get(needs)
            if template is not None and template.running():
                return template
            self._kept = {other: kept for other, kept in self._kept.items() if not self._outdated(other, needs)}
            try:
                template = self._kept[needs] = Template(needs, start_timeout)
            except UnsafeTemplateError as error:
                self._unsafe[needs] = str(error)
                raise
            except OSError as error:
                raise TemplateError(f"no template process could be started ({error})") from error
            return template

    def close(self) -> None:
        """End them all."""
        with self._lock:
            for template in self._kept.values():
                template.close()
            self._kept.clear()

    def after_fork(self) -> None:
        """In a copy of this process: the templates belong to the original."""
        self._lock = threading.Lock()
        for template in self._kept.values():
            template.forget()
        self._kept.clear()

    def _outdated(self, other: Needs, needs: Needs) -> bool:
        template = self._kept[other]
        same_work = (other.imports, other.arguments) == (needs.imports, needs.arguments)
        if template.jobs or (template.running() and not same_work):
            return False
        template.close()
        return True


def _refuse_threads(answer: dict[str, Any]) -> None:
    if answer["threads"] > 1:
        found = answer["threads"]
        raise UnsafeTemplateError(
            f"after its imports the template process has {found} threads, so forking it is unsafe"
        )


templates = Templates()
atexit.register(templates.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=templates.after_fork)
