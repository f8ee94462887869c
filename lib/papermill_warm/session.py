"""Jupyter's session without a network: a message is one JSON text and its buffers, for nobody else can reach it."""

import json
from datetime import datetime
from typing import Any

from jupyter_client.session import Session

_PARTS = ("header", "parent_header", "metadata", "content")


class LocalSession(Session):
    """Makes messages as Jupyter's session does; leaves out identities, signatures and the parts' own frames."""

    def serialize(self, msg: dict[str, Any], ident: Any = None) -> list[bytes]:  # noqa: ARG002
        """The message as one frame; its buffers follow as they are."""
        packed: bytes = self.pack({part: msg[part] for part in _PARTS})
        return [packed]

    def feed_identities(self, msg_list: Any, copy: bool = True) -> tuple[list[bytes], Any]:  # noqa: ARG002
        """No identities."""
        return [], msg_list

    def deserialize(self, msg_list: Any, content: bool = True, copy: bool = True) -> dict[str, Any]:  # noqa: ARG002
        """The message of these frames, with the date of its own header as a date."""
        message: dict[str, Any] = json.loads(bytes(msg_list[0]))
        header = message["header"]
        header["date"] = datetime.fromisoformat(header["date"])
        return {**message, "msg_id": header["msg_id"], "msg_type": header["msg_type"], "buffers": msg_list[1:]}
