"""Jupyter messages over a stream socket: a byte for the channel, then the frames that a session makes of each."""

import struct
from collections.abc import Iterator, Sequence

SHELL, IOPUB, STDIN, JOB = b"s", b"i", b"p", b"j"

_HEAD = struct.Struct("!cI")
_SIZE = struct.Struct("!Q")

Message = tuple[bytes, list[bytes]]


def packed(channel: bytes, frames: Sequence[bytes | memoryview]) -> bytes:
    """The bytes that carry these frames on a channel."""
    sizes = b"".join(_SIZE.pack(len(frame)) for frame in frames)
    return b"".join((_HEAD.pack(channel, len(frames)), sizes, *frames))


class Unpacker:
    """Cuts a stream of bytes back into messages, however it was chopped on its way."""

    def __init__(self) -> None:
        self._left = bytearray()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Take in more bytes; yields each message that is complete with them."""
        self._left += data
        while (end := self._end()) is not None:
            message = self._first()
            del self._left[:end]
            yield message

    def _end(self) -> int | None:
        """Where the first message ends, or None as long as it is not all there."""
        if len(self._left) < _HEAD.size:
            return None
        _channel, count = _HEAD.unpack_from(self._left)
        start = _HEAD.size + count * _SIZE.size
        if len(self._left) < start:
            return None
        end = start + sum(self._sizes(count))
        return end if len(self._left) >= end else None

    def _sizes(self, count: int) -> list[int]:
        return [_SIZE.unpack_from(self._left, _HEAD.size + nth * _SIZE.size)[0] for nth in range(count)]

    def _first(self) -> Message:
        channel, count = _HEAD.unpack_from(self._left)
        at, frames = _HEAD.size + count * _SIZE.size, []
        for size in self._sizes(count):
            frames.append(bytes(self._left[at : at + size]))
            at += size
        return channel, frames
