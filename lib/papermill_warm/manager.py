"""What nbclient takes for a kernel manager: one forked process, from its start to its end."""

import asyncio
import json
import os
import signal
import socket
import uuid
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from papermill_warm.client import ForkedKernelClient
from papermill_warm.limits import end_processes
from papermill_warm.templates import Template
from papermill_warm.wire import JOB, packed

SHUTDOWN_SECONDS = 2.5  # as long as jupyter_client waits for a kernel to end by itself
LOOK_SECONDS = 0.1


class ForkedKernelManager:
    """Starts, watches and ends one kernel forked from a template."""

    ipykernel = True

    def __init__(self, template: Template) -> None:
        self._template = template
        self._pid: int | None = None
        self._owner: socket.socket | None = None
        self._client: ForkedKernelClient | None = None
        self.kernel_id = str(uuid.uuid4())

    @property
    def has_kernel(self) -> bool:
        """Whether a process was forked and not yet cleaned up."""
        return self._pid is not None

    async def start_kernel(
        self,
        extra_arguments: Sequence[str] = (),  # noqa: ARG002
        cwd: str | None = None,
        env: dict[str, str] | None = None,
        **_more: Any,
    ) -> None:
        """Fork a kernel into folder `cwd` and environment `env`, both the owner's where not given.

        The arguments were the template's. Raises TemplateError.
        """
        environment = {**(os.environ if env is None else env), "JPY_PARENT_PID": str(os.getpid())}
        job = {"cwd": str(cwd or Path.cwd()), "environment": environment}
        self._owner, theirs = socket.socketpair()
        with theirs:
            self._pid = self._template.fork(theirs)
        with suppress(OSError):
            self._owner.sendall(packed(JOB, [json.dumps(job).encode()]))

    def client(self) -> ForkedKernelClient:
        """The client of this kernel."""
        assert self._owner is not None
        self._client = ForkedKernelClient(self._template.session, self._owner, self.runs)
        return self._client

    async def is_alive(self) -> bool:
        """Whether there is a process that did not hang up."""
        return self._pid is not None and not (self._client and self._client.connection.hung_up.is_set())

    def runs(self) -> bool:
        """Whether the process runs, asked of its template; one that hung up counts as ended."""
        return self._pid is not None and self._template.alive(self._pid)

    async def interrupt_kernel(self) -> None:
        """Ctrl-C for the cell and what it started."""
        if self._pid is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._pid, signal.SIGINT)

    async def shutdown_kernel(self, now: bool = False) -> None:
        """As jupyter_client: interrupt the cell that runs, if any, and let the kernel finish; or end it at once."""
        await self.interrupt_kernel()
        if self._client is not None and not now:
            connection = self._client.connection
            connection.watch()
            connection.finish()
            loop = asyncio.get_running_loop()
            latest = loop.time() + SHUTDOWN_SECONDS
            while not connection.hung_up.is_set() and loop.time() < latest:
                with suppress(TimeoutError):
                    await asyncio.wait_for(connection.hung_up.wait(), LOOK_SECONDS)
                    return
                if not self.runs():
                    return
            self.kill()

    def kill(self) -> bool:
        """End the process and all that it started, from any thread; False when there is none."""
        pid = self._pid
        if pid is None:
            return False
        end_processes(pid)
        return True

    async def cleanup_resources(self, restart: bool = False) -> None:  # noqa: ARG002
        """Nothing of the kernel stays."""
        pid, self._pid = self._pid, None
        if pid is not None:
            self._template.end(pid)
        if self._client is None and self._owner is not None:
            self._owner.close()
