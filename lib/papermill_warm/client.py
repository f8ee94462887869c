"""What nbclient takes for a kernel client: its requests and the kernel's messages over one socket."""

import asyncio
import json
import queue
import select
import socket
from datetime import datetime
from typing import Any

from jupyter_client.client import KernelClient
from jupyter_client.session import DELIM, Session

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
            self.channels[name].put(self._message(frames))
        if not data:
            self._end()

    def _message(self, frames: list[bytes]) -> dict[str, Any]:
        """As the session would read it, but that only the header's own date is made a date."""
        parts = frames[frames.index(DELIM) + 1 :]
        header, parent, metadata, content = [json.loads(part) for part in parts[1:5]]
        header["date"] = datetime.fromisoformat(header["date"])
        return {
            "header": header, "msg_id": header["msg_id"], "msg_type": header["msg_type"], "parent_header": parent,
            "metadata": metadata, "content": content, "buffers": parts[5:],
        }  # fmt: skip

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


class ForkedKernelClient(KernelClient):
    """jupyter_client's client with the connection in the place of its ZeroMQ channels."""

    def __init__(self, manager: Any, to: socket.socket) -> None:
        super().__init__(session=Session())
        self.session.key = b""  # as the kernel's: the socket pair is private
        self._manager = manager
        self.connection = Connection(to, self.session)

    @property
    def shell_channel(self) -> Channel:
        """Requests and replies."""
        return self.connection.channels[SHELL]

    @property
    def iopub_channel(self) -> Channel:
        """What cells put out."""
        return self.connection.channels[IOPUB]

    @property
    def stdin_channel(self) -> Channel:
        """Questions of cells, which nobody answers."""
        return self.connection.channels[STDIN]

    def start_channels(self, *_wanted: Any, **_more: Any) -> None:
        """They are open."""

    def stop_channels(self) -> None:
        """Close the connection."""
        self.connection.close()

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """The kernel takes requests from its first moment."""

    async def is_alive(self) -> bool:
        """Whether the kernel's process runs."""
        return not self.connection.hung_up.is_set() and self._manager.runs()
