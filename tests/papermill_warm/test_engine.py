"""What the engine promises beside the sameness: a kernel of its own each time, and papermill's engine where it must."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from nbformat.v4 import new_notebook
from notebook_runs import METADATA, code

from papermill_warm import engine, fitness
from papermill_warm.templates import Needs, Template, TemplateError, templates


def result(cell):
    return cell.outputs[-1]["data"]["text/plain"]


def results(ran):
    assert ran.error is None, ran.error
    return [result(cell) for cell in ran.notebook.cells if cell.outputs]


@pytest.fixture
def says(monkeypatch):
    """What the engine said of running plain, as if nothing was said before."""
    said = []
    monkeypatch.setattr(fitness, "_said", set())
    monkeypatch.setattr(fitness.logger, "warning", said.append)
    fitness.why_plain.cache_clear()
    yield said
    fitness.why_plain.cache_clear()


def test_every_notebook_has_a_kernel_of_its_own(run):
    cells = [
        "import os, random, uuid\nimport numpy as np",
        "os.getpid()", "os.getpgid(0) == os.getpid() == os.getsid(0)", "random.random()", "np.random.random()",
        "uuid.uuid4().hex", "'left_over' in globals()", "left_over = os.environ['LEFT_OVER'] = 'here'",
        "sorted(name for name in ('LEFT_OVER',) if name in os.environ)",
    ]  # fmt: skip
    first, second = (results(run("warm", cells)) for _turn in range(2))
    assert first[1] == second[1] == "True"
    assert [one == other for one, other in zip(first, second, strict=True)].count(True) == 3
    assert first[5:] == ["False", "['LEFT_OVER']"]
    assert second[5:] == ["False", "['LEFT_OVER']"]


def test_folder_and_environment_are_those_of_the_call(run, monkeypatch):
    cells = ["import os, time\nos.getcwd()", "os.environ['OWN_NAME'], 'NAMELESS' in os.environ", "time.tzname[0]"]
    monkeypatch.setenv("OWN_NAME", "first")
    monkeypatch.setenv("NAMELESS", "")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert results(run("warm", cells)) == [repr(str(Path.cwd())), "('first', True)", "'JST'"]
    monkeypatch.setenv("OWN_NAME", "second")
    monkeypatch.delenv("NAMELESS")
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    assert results(run("warm", cells)) == [repr(str(Path.cwd())), "('second', False)", "'CET'"]


def test_a_variable_that_python_reads_at_its_start_counts(run, monkeypatch, tmp_path):
    (tmp_path / "found_here.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert results(run("warm", ["import found_here\nfound_here.__name__"])) == ["'found_here'"]


def test_parameters_are_injected(run):
    cells = [code("street = 'x'\ndoors = 1", "parameters"), "street, doors"]
    ran = run("warm", cells, {"street": "Lindelaan — é'\"", "doors": 40})
    assert results(ran) == ["(" + repr("Lindelaan — é'\"") + ", 40)"]


def test_large_outputs_and_sources_arrive(run):
    big = "x" * 10_000_000
    cells = ["print('é' * 5_000_000)", f"data = '{big}'\nlen(data)", "import os\nos.write(1, b'y' * 3_000_000)"]
    ran = run("warm", cells)
    assert ran.error is None
    first, second, third = ran.notebook.cells
    assert first.outputs[0].text == "é" * 5_000_000 + "\n"
    assert result(second) == "10000000"
    assert third.outputs[0].text == "y" * 3_000_000


def test_saves_as_asked(run, tmp_path, monkeypatch):
    cell = "import json\nlen(json.load(open('out.ipynb'))['cells'][0]['outputs'])"
    assert results(run("warm", ["1", cell]))[-1] == "1"
    (tmp_path / "warm" / "work" / "out.ipynb").unlink()
    look = "import os\nos.path.exists('out.ipynb')"
    assert results(run("warm", [look], request_save_on_cell_execute=False)) == ["False"]


def test_runs_from_threads_and_from_a_running_loop(tmp_path, monkeypatch):
    import papermill

    monkeypatch.chdir(tmp_path)
    nbformat.write(new_notebook(cells=[code("n = 0", "parameters"), code("n + 1")], metadata=METADATA), "in.ipynb")
    found = {}

    def work(nth):
        done = papermill.execute_notebook("in.ipynb", None, {"n": nth}, engine_name="warm", progress_bar=False)
        found[nth] = result(done.cells[-1])

    async def in_a_loop():
        work(3)

    threads = [threading.Thread(target=work, args=(nth,)) for nth in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asyncio.run(in_a_loop())
    assert found == {0: "1", 1: "2", 2: "3", 3: "4"}


def test_papermills_command_runs_it(tmp_path):
    nbformat.write(new_notebook(cells=[code("6 * 7")], metadata=METADATA), tmp_path / "in.ipynb")
    ran = subprocess.run(
        [sys.executable, "-m", "papermill", "in.ipynb", "out.ipynb", "--engine", "warm", "--no-progress-bar"],
        env=os.environ | {"PAPERMILL_WARM_IMPORTS": "json, no_such_thing"},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "could not import no_such_thing beforehand: ModuleNotFoundError" in ran.stderr
    assert result(nbformat.read(tmp_path / "out.ipynb", 4).cells[0]) == "42"


def test_elsewhere_it_says_so_once_and_runs_plain(run, says, monkeypatch):
    monkeypatch.setattr(fitness, "sys", SimpleNamespace(platform="win32"))
    for _turn in range(2):
        assert results(run("warm", ["from os import getppid; getppid()"])) == [str(os.getpid())]
    assert len(says) == 1
    assert "win32" in says[0]


def test_another_kernel_runs_plain(says, monkeypatch, tmp_path):
    for name, argv, env in (
        ("other", ["/usr/bin/other-python", "-m", "ipykernel_launcher", "-f", "{connection_file}"], {}),
        ("flags", [sys.executable, "-Xutf8", "-m", "ipykernel_launcher", "-f", "{connection_file}"], {}),
        ("own-env", [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], {"A": "b"}),
        ("same", [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], {}),
    ):
        folder = tmp_path / "kernels" / name
        folder.mkdir(parents=True)
        spec = {"argv": argv, "display_name": name, "language": "python", "env": env}
        (folder / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setattr(KernelSpecManager, "_kernel_dirs_default", lambda _self: [str(tmp_path / "kernels")])
    assert "not the ipykernel of this Python" in fitness.why_plain("other")
    assert "not the ipykernel of this Python" in fitness.why_plain("flags")
    assert "environment" in fitness.why_plain("own-env")
    assert "no kernel" in fitness.why_plain("nowhere")
    assert fitness.why_plain("same") is None


def test_a_template_with_threads_is_not_forked(run, says, monkeypatch, tmp_path):
    (tmp_path / "starts_a_thread.py").write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(300,), daemon=True).start()"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert results(run("warm", ["6 * 7"], imports=["starts_a_thread"])) == ["42"]
    assert len(says) == 1
    assert "2 threads" in says[0]


def test_a_template_that_died_is_replaced(run):
    assert results(run("warm", ["6 * 7"])) == ["42"]
    for template in templates._kept.values():
        template._process.kill()
        template._process.wait()
    assert results(run("warm", ["6 * 7"])) == ["42"]


def test_a_copy_of_the_owner_makes_its_own(run):
    """As a pool of forked workers does: the copy may not speak to the template of the original."""
    assert results(run("warm", ["1"])) == ["1"]
    pid = os.fork()
    if pid == 0:
        try:
            fine = not templates._kept and results(run("warm", ["6 * 7"])) == ["42"]
            templates.close()
            os._exit(0 if fine else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert results(run("warm", ["6 * 7"])) == ["42"]


def test_a_template_that_does_not_start_is_an_error_with_a_reason(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(TemplateError, match="ended"):
        Template(Needs.now([], []), 10)


def test_the_engines_are_registered():
    from papermill.engines import papermill_engines

    assert papermill_engines.get_engine("warm") is engine.WarmEngine
    assert papermill_engines.get_engine("limited") is engine.LimitedEngine


def test_importing_the_package_is_light():
    script = "import sys, papermill_warm; print([m for m in ('papermill', 'IPython', 'zmq') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"
    assert Path(engine.__file__).parent.name == "papermill_warm"


def test_a_template_whose_owner_is_gone_before_it_is_ready_ends_without_a_word():
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    wanted = json.dumps({"imports": [], "arguments": []})
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "papermill_warm.template", str(theirs.fileno()), wanted],
            pass_fds=[theirs.fileno()], stderr=subprocess.PIPE,
        )  # fmt: skip
    ours.close()
    _out, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")
