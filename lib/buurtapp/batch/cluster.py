"""Where streets are run: all cores of this machine, or the Dask cluster that its user names (engineering.md 7.5)."""

import logging
import queue
import signal
import threading
import time
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
_LOOK = 1.0  # seconds in which nothing is ready before we look whether there is any worker
_SAY = 15.0  # seconds without a worker before we say so; one that restarts is back sooner
_GIVE_UP = 600.0  # seconds without a worker before we end


class ClusterLost(Fault):
    """Nobody hands out what is left, or nobody does it: the scheduler is gone, or has no worker."""


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
    found: "Client",
    work: Callable[[Task], Answer],
    tasks: Iterable[Task],
    name: Callable[[Task], str],
    tell: Callable[[str], None],
) -> Iterator[tuple[Task, Answer | Exception]]:
    """Do all tasks, in any order, a bounded number at a time; gives each its answer or what came of it.

    Only as many tasks are handed out as the workers can soon begin, so memory does not grow with their number.
    Says through `tell` that there is no worker. Raises ClusterLost when none comes, or the scheduler is gone.
    """
    waiting = iter(tasks)
    at_work: dict[Future[Answer], Task] = {}
    done: queue.SimpleQueue[Future[Answer]] = queue.SimpleQueue()
    patience = _Patience(found, tell)

    def hand_out() -> None:
        for task in waiting:
            future = found.submit(work, task, key=f"{name(task)}-{id(at_work):x}", pure=False)
            at_work[future] = task
            future.add_done_callback(done.put)
            if len(at_work) >= _AHEAD * max(1, len(found.scheduler_info(n_workers=-1)["workers"])):
                return

    try:
        hand_out()
        while at_work:
            future = _next(done, patience)
            task = at_work.pop(future)
            if future.cancelled():  # nobody here did: every one of them was, at once
                raise _lost()
            error = future.exception()
            yield task, (error if error is not None else future.result())
            del future
            hand_out()
    finally:
        found.cancel(list(at_work), force=True)


def _next(done: "queue.SimpleQueue[Future[Answer]]", patience: "_Patience") -> "Future[Answer]":
    while True:
        try:
            return done.get(timeout=_LOOK)
        except queue.Empty:
            patience.look()


class _Patience:
    """With a cluster that has no worker: says so once, waits for one to come, and gives up after a fair while."""

    def __init__(self, found: "Client", tell: Callable[[str], None]) -> None:
        self._found = found
        self._tell = tell
        self._since: float | None = None
        self._said = False

    def look(self) -> None:
        """Nothing is ready yet: see whether there is anybody to do it. Raises ClusterLost when nobody came."""
        known = self._found.scheduler_info(n_workers=1)
        if known["workers"]:
            self._since, self._said = None, False
            return
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        if now - self._since >= _GIVE_UP:
            raise _nobody()
        if now - self._since >= _SAY and not self._said:
            self._said = True
            self._tell(_no_worker(known["address"]))


def _no_worker(address: str) -> str:
    return _(
        "The Dask scheduler has no worker. We wait {minutes} minutes for one; start it with `dask worker {address}`.",
        minutes=round(_GIVE_UP / 60),
        address=address,
    )


def _nobody() -> ClusterLost:
    return ClusterLost(
        _("The Dask scheduler has no worker."),
        _("We waited {minutes} minutes for one. What is ready stays as it is.", minutes=round(_GIVE_UP / 60)),
        _("Start workers, and give the same command once more; it goes on where it was."),
        _("See why the workers ended: often their memory was full."),
    )


def _lost() -> ClusterLost:
    return ClusterLost(
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
