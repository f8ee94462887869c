"""Messages arrive whole and in order, however the stream is chopped."""

from hypothesis import given
from hypothesis import strategies as st

from papermill_warm.wire import IOPUB, JOB, SHELL, STDIN, Unpacker, packed

MESSAGES = st.lists(st.tuples(st.sampled_from([SHELL, IOPUB, STDIN, JOB]), st.lists(st.binary(max_size=200))))


@given(MESSAGES, st.lists(st.integers(1, 50)))
def test_what_is_packed_comes_out(messages, cuts):
    stream = b"".join(packed(channel, frames) for channel, frames in messages)
    unpacker, found = Unpacker(), []
    for cut in cuts:
        found += unpacker.feed(stream[:cut])
        stream = stream[cut:]
    found += unpacker.feed(stream)
    assert found == messages
