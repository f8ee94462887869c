"""A wake-up that papermill's own engine can lose, given back.

nbclient answers an ipywidgets `Output` on the socket on which it waits for the cell's reply. jupyter_client sends that
answer past pyzmq's asyncio socket, whose file descriptor tells of news only once. The sending takes the news of a reply
that came meanwhile, and the notebook waits for ever.
"""

from typing import Any

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type


class LookingChannel(AsyncZMQSocketChannel):
    """A channel that looks for messages after each one it sends."""

    def send(self, msg: dict[str, Any]) -> None:
        """Send; reading EVENTS has the asyncio socket hand over what came (pyzmq, "edge-triggered")."""
        super().send(msg)
        assert self.socket is not None
        self.socket.get(zmq.EVENTS)


class LookingClient(AsyncKernelClient):
    """jupyter_client's own client with such a channel."""

    shell_channel_class = Type(LookingChannel)
