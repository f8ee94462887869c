"""Run a command of the environment as a child, and end with its exit code."""

import os
import signal
import subprocess
from collections.abc import Mapping

from buurtapp_start.environment import ROOT

INTERRUPTED = 130
GRACE_S = 10.0


def run(command: list[str], variables: Mapping[str, str]) -> int:
    """Run `command` in the project's folder and wait; Ctrl-C and SIGTERM reach it too.

    Returns its exit code, 130 after Ctrl-C, 128 + n when signal n ended it.
    """
    process = subprocess.Popen(command, cwd=ROOT, env=dict(variables))
    before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        code = process.wait()
    except KeyboardInterrupt:
        _end(process)
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)
    return code if code >= 0 else 128 - code


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let a child that Ctrl-C reached too finish by itself; tell it, then make it, when it does not."""
    try:
        for step, seconds in ((None, 1.0), (_interrupt, GRACE_S), (subprocess.Popen.terminate, GRACE_S)):
            if step:
                step(process)
            if _ended(process, seconds):
                return
    except KeyboardInterrupt:
        pass
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """Pass Ctrl-C on, for when it reached only us; in Windows the console alone can, and it has."""
    if os.name != "nt":
        process.send_signal(signal.SIGINT)


def _ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True
