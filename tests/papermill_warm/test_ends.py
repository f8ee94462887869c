"""However a notebook ends, it ends as with papermill's own engine, and nothing of it keeps running."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from notebook_runs import code, masked
from papermill.exceptions import PapermillExecutionError

from papermill_warm import NotebookTimeoutError

ENDS = {
    "exit with 0": ["print('before')", "import sys; sys.exit(0)", "print('never')"],
    "exit with a text": ["import sys; sys.exit('too bad')", "print('never')"],
    "killed": [
        "print('said', flush=True)\nimport os, signal, time\ntime.sleep(0.5)\nos.kill(os.getpid(), signal.SIGKILL)",
        "print('never')",
    ],
    "a signal to itself": ["import os, signal\nos.kill(os.getpid(), signal.SIGINT)", "print('never')"],
}


@pytest.mark.parametrize("end", ENDS)
def test_an_end_is_the_same(run, end):
    warm, plain = (masked(run(engine, ENDS[end])) for engine in ("warm", None))
    assert warm == plain


def test_quit_ends_the_kernel(run):
    """A moment later, so that cells which are fast enough still run, as with papermill's own engine."""
    cells = ["quit()", *["import time; time.sleep(0.3)"] * 3, "print('never')"]
    for ran in (run("warm", cells), run(None, cells)):
        assert type(ran.error).__name__ == "DeadKernelError"
        assert not ran.notebook.cells[-1].outputs


def test_a_cell_that_never_ends_is_the_same(run):
    cells = ["print('on and on', flush=True)\nwhile True: pass", "print('never')"]
    warm, plain = (run(engine, cells, execution_timeout=1) for engine in ("warm", None))
    assert type(warm.error).__name__ == "CellTimeoutError"
    assert masked(warm) == masked(plain)


def test_a_cell_may_be_interrupted_and_the_rest_still_runs(run):
    cells = [code("import time\ntime.sleep(60)", "raises-exception"), "print('after')"]
    options = {"execution_timeout": 1, "interrupt_on_timeout": True}
    warm, plain = (masked(run(engine, cells, **options)) for engine in ("warm", None))
    assert warm == plain


def gone(pid: int, within: float = 5.0) -> bool:
    """Whether a process is gone, or only waits to be counted, within some seconds."""
    stat = Path(f"/proc/{pid}/stat")
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


STARTS_OTHERS = """
import os, subprocess, sys, time
other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
apart = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"], start_new_session=True)
open("pids", "w").write(f"{os.getpid()} {other.pid} {apart.pid}")
"""


@pytest.mark.parametrize("engine", ["warm", "limited"])
def test_a_notebook_over_its_limit_ends_with_all_that_it_started(run, engine, tmp_path):
    stubborn = "while True:\n    try:\n        time.sleep(60)\n    except KeyboardInterrupt:\n        pass"
    start = time.monotonic()
    ran = run(engine, [STARTS_OTHERS, stubborn], notebook_timeout=3)
    assert isinstance(ran.error, NotebookTimeoutError)
    assert ran.error.seconds == 3
    assert time.monotonic() - start < 10
    for pid in (tmp_path / engine / "work" / "pids").read_text().split():
        assert gone(int(pid)), pid


def test_a_notebook_within_its_limit_says_nothing(run):
    assert run("warm", ["1 + 1"], notebook_timeout=60).error is None


def test_what_a_cell_left_running_ends_with_the_notebook(run, tmp_path):
    cell = "import os, subprocess\np = subprocess.Popen(['sleep', '300'])\nopen('pids', 'w').write(str(p.pid))"
    assert run("warm", [cell]).error is None
    assert gone(int((tmp_path / "warm" / "work" / "pids").read_text()))


def test_what_was_registered_for_the_end_is_done(run, tmp_path):
    cells = [
        "import atexit\natexit.register(lambda: open('goodbye', 'w').write('done'))",
        "import threading, time\ndef last():\n    time.sleep(0.3); open('thread', 'w').write('done')",
        "threading.Thread(target=last).start()",
    ]
    assert run("warm", cells).error is None
    assert (tmp_path / "warm" / "work" / "goodbye").read_text() == "done"
    assert (tmp_path / "warm" / "work" / "thread").read_text() == "done"


def test_nothing_stays_when_the_owner_is_killed(tmp_path, project):
    """The owner is killed in the middle of a notebook: its template, the kernel and what a cell started all end."""
    script = textwrap.dedent(f"""
        import nbformat, papermill, sys
        from nbformat.v4 import new_code_cell, new_notebook
        metadata = {{"kernelspec": {{"name": "python3", "display_name": "Python 3", "language": "python"}}}}
        cell = {STARTS_OTHERS!r} + "\\nopen('pids', 'a').write(f' {{os.getppid()}}')\\ntime.sleep(300)"
        nbformat.write(new_notebook(cells=[new_code_cell(cell)], metadata=metadata), "in.ipynb")
        papermill.execute_notebook("in.ipynb", None, engine_name="warm", progress_bar=False)
    """)
    owner = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path)
    until = time.monotonic() + 60
    while not (tmp_path / "pids").exists() or len((tmp_path / "pids").read_text().split()) < 4:
        assert time.monotonic() < until, "the notebook did not start"
        time.sleep(0.1)
    os.kill(owner.pid, signal.SIGKILL)
    owner.wait()
    for pid in (tmp_path / "pids").read_text().split():
        assert gone(int(pid)), pid


def test_an_error_is_papermills(run):
    ran = run("warm", ["1 / 0"])
    assert isinstance(ran.error, PapermillExecutionError)
    assert (ran.error.ename, ran.error.evalue, ran.error.cell_index) == ("ZeroDivisionError", "division by zero", 0)
