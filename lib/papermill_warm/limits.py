"""A limit on the time of a whole notebook, and the end of a process with all that it started."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

RETRY_SECONDS = 0.1


class NotebookTimeoutError(TimeoutError):
    """The notebook as a whole took longer than its limit; its processes were ended."""

    def __init__(self, seconds: float):
        super().__init__(f"The notebook took longer than its limit of {seconds:g} seconds and was stopped.")
        self.seconds = seconds


@contextmanager
def notebook_limit(seconds: float | None, end: Callable[[], bool]) -> Iterator[None]:
    """Call `end` when the block takes longer than `seconds`; whatever it then raises becomes `NotebookTimeoutError`.

    `end` runs in a thread of its own and says whether there was something to end; while there was not (the kernel
    is still being started) it is called again.
    """
    if seconds is None:
        yield
        return
    over, done = threading.Event(), threading.Event()

    def watch() -> None:
        if done.wait(seconds):
            return
        over.set()
        while not end() and not done.wait(RETRY_SECONDS):
            pass

    watcher = threading.Thread(target=watch, name="notebook limit", daemon=True)
    watcher.start()
    try:
        yield
    except Exception as error:
        if over.is_set():
            raise NotebookTimeoutError(seconds) from error
        raise
    finally:
        done.set()
        watcher.join()


def end_processes(pid: int) -> None:
    """Kill process `pid`, the process group that it leads and every process that descends from it."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(pid)], check=False, capture_output=True)
        return
    family = list(_descendants(pid))
    with suppress(ProcessLookupError):
        if os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGKILL)
    for process in family:
        process()


def _descendants(pid: int) -> Iterator[Callable[[], None]]:
    """For each process below `pid` what ends it, and none that took over its number since."""
    with suppress(ImportError):
        import psutil

        with suppress(psutil.NoSuchProcess):
            for process in psutil.Process(pid).children(recursive=True):

                def kill(process: psutil.Process = process) -> None:
                    with suppress(psutil.NoSuchProcess):
                        process.kill()

                yield kill
