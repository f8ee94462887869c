"""A JupyterLab of the tests' own, on copies, and the few things a person does in it (engineering.md 7.2)."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Locator, Page

from .workplace import Workplace

PROJECT = Path(__file__).resolve().parents[2]
OWN_SETTINGS = PROJECT / "lib" / "buurtapp" / "lab"
STARTS_WITHIN_S = 60
READY_WITHIN_MS = 120_000

_READY = """name => {
  const session = window.jupyterapp?.shell.currentWidget?.sessionContext;
  return session?.name === name && session.session?.kernel?.status === 'idle';
}"""
_KILL = """() => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  kernel.requestExecute({ code: 'import os, signal; os.kill(os.getpid(), signal.SIGKILL)' });
}"""

SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook"


class Lab(Workplace):
    """A running JupyterLab."""

    def open(self, page: Page, notebook: str) -> None:
        """Open a notebook in a fresh workspace, without running it."""
        page.goto(f"{self.address}/lab/tree/{notebook}?reset")
        page.wait_for_selector(SHOWN, timeout=READY_WITHIN_MS)
        page.wait_for_function(_READY, arg=notebook.rpartition("/")[2], timeout=READY_WITHIN_MS)

    def follow(self, page: Page, link: Locator) -> None:
        """Click a link to another notebook, which JupyterLab opens beside this one, without running it."""
        name = unquote(urlsplit(str(link.get_attribute("href"))).path).rpartition("/")[2]
        link.click()
        page.wait_for_function(_READY, arg=name, timeout=READY_WITHIN_MS)

    def sheet(self, page: Page) -> Locator:
        """The notebook in front."""
        return page.locator(SHOWN)

    def run_all(self, page: Page) -> None:
        """Do what Run > Run All Cells in the menu does, and wait until the last cell is done."""
        page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")

    def kill_kernel(self, page: Page) -> None:
        """End the open notebook's kernel as a crash would: it sends itself SIGKILL, and Lab says that it died."""
        page.evaluate(_KILL)
        page.get_by_role("dialog").get_by_text("Kernel Restarting").wait_for(timeout=READY_WITHIN_MS)


def control(page: Page | Locator, hook: str) -> Locator:
    """The input, text area or choice of a field by its hook."""
    return page.locator(f".t-{hook}").locator("input, textarea, select").first


@contextmanager
def running_lab(folder: Path) -> Iterator[Lab]:
    """Start JupyterLab on copies in `folder`, with the workbook's own settings and nothing of the user's."""
    root = folder / "werkboek"
    shutil.copytree(PROJECT / "notebooks", root / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (root / "data").mkdir()
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={root}",
        "--IdentityProvider.token=",
        "--LabApp.expose_app_in_browser=True",
        "--allow-root",
    ]
    with (folder / "lab.log").open("w") as log:
        process = subprocess.Popen(command, env=variables(folder, root), stdout=log, stderr=log, start_new_session=True)
        with stopped(process):
            lab = Lab(root, f"http://127.0.0.1:{port}")
            wait_until_up(f"{lab.address}/api", process, folder / "lab.log")
            yield lab


@contextmanager
def stopped(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End a server and all that it started, afterwards."""
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def variables(folder: Path, root: Path) -> dict[str, str]:
    """The environment of a server that knows nothing of the user's own Jupyter; its own things stay in `folder`."""
    own = {
        name: str(folder / name.lower())
        for name in (
            "HOME",
            "JUPYTER_DATA_DIR",
            "JUPYTER_RUNTIME_DIR",
            "JUPYTERLAB_SETTINGS_DIR",
            "JUPYTERLAB_WORKSPACES_DIR",
            "JUPYTER_CONFIG_DIR",
            "IPYTHONDIR",
        )
    }
    for place in own.values():
        Path(place).mkdir(exist_ok=True)
    style = Path(own["JUPYTER_CONFIG_DIR"]) / "custom"
    style.mkdir(exist_ok=True)
    shutil.copyfile(OWN_SETTINGS / "custom.css", style / "custom.css")
    ours = {
        "JUPYTER_CONFIG_PATH": str(OWN_SETTINGS),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "BUURTAPP_DATA": str(root / "data"),
        "BUURTAPP_LANG": "nl",
    }
    return os.environ | own | ours


def wait_until_up(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until an address answers; fails with the end of the log when the server ended or takes too long."""
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()[-2000:]
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"It did not start: {log.read_text()[-2000:]}")


def free_port() -> int:
    """A port on loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
