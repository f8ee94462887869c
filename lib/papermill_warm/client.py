"""What nbclient takes for a kernel client: its requests and the kernel's messages over one socket."""

import asyncio
import queue
import select
import socket
from collections.abc import Callable
from typing import Any

from jupyter_client.session import Session

from papermill_warm.wire import IOPUB, SHELL, STDIN, Unpacker, packed

CHUNK = 1 << 18


class Channel:
    """The messages of one channel, in order."""

    def __init__(self, connection: "Connection", name: bytes) -> None:
        self._connection, self._name = connection, name
        self._messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.put = self._messages.put_nowait

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """The next message; raises queue.Empty when none comes within `timeout` seconds."""
        self._connection.watch()
        try:
            async with asyncio.timeout(timeout):
                return await self._messages.get()
        except TimeoutError:
            raise queue.Empty from None

    def send(self, message: dict[str, Any]) -> None:
        """Send a message to the kernel."""
        self._connection.send(self._name, message)


class Connection:
    """One socket, all channels; reads in the loop that nbclient waits in."""

    def __init__(self, to: socket.socket, session: Session) -> None:
        self._socket, self._session, self._unpacker = to, session, Unpacker()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.channels = {name: Channel(self, name) for name in (SHELL, IOPUB, STDIN)}
        self.hung_up = asyncio.Event()

    def watch(self) -> None:
        """Read in the running loop from now on."""
        loop = asyncio.get_running_loop()
        if self._loop is None and not self.hung_up.is_set():
            self._loop = loop
            loop.add_reader(self._socket, self.receive)

    def send(self, channel: bytes, message: dict[str, Any]) -> None:
        """Send all of it, taking in what comes meanwhile so that both sides cannot wait for each other."""
        left = memoryview(packed(channel, self._session.serialize(message)))
        while left and not self.hung_up.is_set():
            try:
                left = left[self._socket.send(left, socket.MSG_DONTWAIT) :]
            except BlockingIOError:
                select.select([self._socket], [self._socket], [])
                self.receive()
            except OSError:
                self._end()

    def receive(self) -> None:
        """Take in what has come."""
        try:
            data = self._socket.recv(CHUNK, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        for name, frames in self._unpacker.feed(data):
            self.channels[name].put(self._session.deserialize(frames))
        if not data:
            self._end()

    def finish(self) -> None:
        """Tell the kernel that nothing more comes."""
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            self._end()

    def close(self) -> None:
        """Give the socket back."""
        self._end()
        self._socket.close()

    def _end(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
        self._loop = None
        self.hung_up.set()


class ForkedKernelClient:
    """What nbclient asks of a kernel client."""

    allow_stdin = False

    def __init__(self, session: Session, to: socket.socket, runs: Callable[[], bool]) -> None:
        self.session, self._runs = session, runs
        self.connection = Connection(to, session)
        self.shell_channel = self.connection.channels[SHELL]
        self.iopub_channel = self.connection.channels[IOPUB]
        self.stdin_channel = self.connection.channels[STDIN]

    def execute(
        self,
        code: str,
        silent: bool = False,
        store_history: bool = True,
        user_expressions: dict[str, str] | None = None,
        allow_stdin: bool | None = None,
        stop_on_error: bool = True,
    ) -> str:
        """Ask the kernel to run code; returns the request's id."""
        return self._ask(
            "execute_request", code=code, silent=silent, store_history=store_history,
            user_expressions=user_expressions or {}, allow_stdin=bool(allow_stdin), stop_on_error=stop_on_error,
        )  # fmt: skip

    def kernel_info(self) -> str:
        """Ask the kernel what it is; returns the request's id."""
        return self._ask("kernel_info_request")

    def start_channels(self) -> None:
        """They are open."""

    def stop_channels(self) -> None:
        """Close the connection."""
        self.connection.close()

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """The kernel takes requests from its first moment."""

    async def is_alive(self) -> bool:
        """Whether the kernel's process runs."""
        return not self.connection.hung_up.is_set() and self._runs()

    def _ask(self, what: str, **content: Any) -> str:
        message = self.session.msg(what, content)
        self.shell_channel.send(message)
        return str(message["msg_id"])
