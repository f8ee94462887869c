"""One batch at a time in one city's folder."""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

from buurtapp.batch.local_copy import alive
from buurtapp.files import write_atomic
from buurtapp.steps.city.folder import CityFolder
from buurtapp.words import Fault, _

_ELSEWHERE_STALE = 24 * 3600  # seconds after which a lock of another machine is taken to be forgotten


@contextmanager
def locked(city: CityFolder) -> Iterator[None]:
    """Hold the folder while the block runs; raises Fault when another batch that still runs holds it."""
    if _held(city):
        raise Fault(
            _("Another batch is at work in the folder {name}.", name=city.path.name),
            _("Two at once would each undo what the other makes."),
            _("Wait until it is ready, or stop it with Ctrl-C."),
            _("Is no batch running any more? Then remove the file {file}.", file=city.inside_of(city.lock)),
        )
    write_atomic(city.lock, json.dumps({"pid": os.getpid(), "machine": socket.gethostname()}))
    try:
        yield
    finally:
        city.lock.unlink(missing_ok=True)


def _held(city: CityFolder) -> bool:
    try:
        holder = json.loads(city.lock.read_bytes())
        pid, machine = int(holder["pid"]), str(holder["machine"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if machine == socket.gethostname():
        return pid != os.getpid() and alive(pid)
    return time.time() - city.lock.stat().st_mtime < _ELSEWHERE_STALE
