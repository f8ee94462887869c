"""Where streets are run: all cores of this machine, or the Dask cluster that its user names (engineering.md 7.5)."""

import logging
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from buurtapp.words import Fault, _

if TYPE_CHECKING:
    from distributed import Client, Future

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_WAIT = 30  # seconds for a scheduler to answer
_DEATHS = 1  # a street that takes its worker along is tried once more on another, then given up
_ON_THIS_MACHINE: dict[str, Any] = {
    "threads_per_worker": 1,
    "processes": True,
    "host": "127.0.0.1",
    "dashboard_address": "127.0.0.1:0",  # left out, its pages would be served to the whole network
    "scheduler_kwargs": {"dashboard": False},
    "silence_logs": logging.CRITICAL,
}
_AHEAD = 2  # streets handed out for each worker: one at work, one that waits


class ConnectionLost(Fault):
    """The scheduler is gone, and with it whatever it had still to hand out."""


@contextmanager
def client(scheduler: str = "", workers: int = 1) -> Iterator["Client"]:
    """A client of the cluster at `scheduler`, or of one on this machine of so many workers while the block lasts.

    TLS and the certificates for `tls://…` come from Dask's own configuration. The one on this machine has
    certificates of its own, so that nobody else on it can give it work. Raises Fault when nobody answers.
    """
    import dask
    from distributed import Client, LocalCluster, Security

    with dask.config.set({"distributed.scheduler.allowed-failures": _DEATHS}):
        if scheduler:
            with _connected(scheduler) as found:
                yield found
            return
        with ExitStack() as open_until_the_end:
            with _deaf_to_ctrl_c():
                local = LocalCluster(n_workers=workers, security=Security.temporary(), **_ON_THIS_MACHINE)
            open_until_the_end.enter_context(local)
            yield open_until_the_end.enter_context(Client(local))


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Processes started meanwhile do not hear Ctrl-C: a terminal tells the whole group, and we stop them in order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def each(
    found: "Client", work: Callable[[Task], Answer], tasks: Iterable[Task], name: Callable[[Task], str]
) -> Iterator[tuple[Task, Answer | Exception]]:
    """Do all tasks, in any order, a bounded number at a time; gives each its answer or what came of it.

    Only as many tasks are handed out as the workers can soon begin, so memory does not grow with their number.
    Raises ConnectionLost when the scheduler is gone.
    """
    from distributed import as_completed

    waiting = iter(tasks)
    at_work: dict[Future[Answer], Task] = {}
    done = as_completed([])

    def hand_out() -> None:
        for task in waiting:
            future = found.submit(work, task, key=f"{name(task)}-{id(at_work):x}", pure=False)
            at_work[future] = task
            done.add(future)
            if len(at_work) >= _AHEAD * max(1, len(found.scheduler_info(n_workers=-1)["workers"])):
                return

    try:
        hand_out()
        while at_work:
            future = next(done)
            task = at_work.pop(future)
            if future.cancelled():  # nobody here did: every one of them was, at once
                raise _lost()
            error = future.exception()
            yield task, (error if error is not None else future.result())
            del future
            hand_out()
    finally:
        found.cancel(list(at_work), force=True)


def _lost() -> ConnectionLost:
    return ConnectionLost(
        _("The connection with the Dask scheduler was lost."),
        _("Without it no worker is given a street. What is ready stays as it is."),
        _("Start the scheduler and its workers again, and give the same command once more; it goes on where it was."),
        _("See whether the machine of the scheduler still runs and can be reached."),
    )


@contextmanager
def _connected(scheduler: str) -> Iterator["Client"]:
    from distributed import Client

    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # we say it ourselves
    try:
        found = Client(scheduler, timeout=_WAIT)
    except (OSError, TimeoutError, ValueError) as error:
        raise Fault(
            _("There is no Dask scheduler at {address}.", address=scheduler),
            _("We waited {seconds} seconds for an answer.", seconds=_WAIT),
            _("Start one with `dask scheduler`, and at least one `dask worker`, or leave --scheduler out."),
            _("Check the address, and whether a firewall lies between."),
        ) from error
    with found:
        yield found
