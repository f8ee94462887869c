"""The workbook as an app without code: a Voilà of the tests' own, beside the JupyterLab and on the same copies."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from playwright.sync_api import Locator, Page

from .lab import OWN_SETTINGS, READY_WITHIN_MS, free_port, stopped, variables, wait_until_up
from .workplace import Workplace


class App(Workplace):
    """A running Voilà; what a person does in it is what she does in `Lab`."""

    def open(self, page: Page, notebook: str) -> None:
        """Open a notebook; its cells run by themselves."""
        page.goto(f"{self.address}/voila/render/{notebook}", timeout=READY_WITHIN_MS)

    def follow(self, page: Page, link: Locator) -> None:
        """Click a link to another notebook, which takes the place of this one and runs by itself."""
        name = str(link.get_attribute("href")).rpartition("/")[2]
        link.click()
        page.wait_for_url(f"**/{name}", timeout=READY_WITHIN_MS)

    def sheet(self, page: Page) -> Locator:
        """The page itself."""
        return page.locator("#rendered_cells")

    def run_all(self, page: Page) -> None:
        """Wait until the cells have run and the page shows: it does that when all its forms stand."""
        page.wait_for_function("() => !document.querySelector('#loading')?.offsetParent", timeout=READY_WITHIN_MS)

    def kill_kernel(self, page: Page) -> None:
        """End the open page's kernel as a crash would."""
        kernel = page.evaluate("() => JSON.parse(document.querySelector('#jupyter-config-data').textContent).kernelId")
        for process in psutil.process_iter(["cmdline"]):
            if kernel in " ".join(process.info["cmdline"] or []):
                process.kill()


@contextmanager
def running_app(folder: Path, root: Path) -> Iterator[App]:
    """Start Voilà on the copies in `root`, with the workbook's own settings; its own things stay in `folder`."""
    port = free_port()
    command = [sys.executable, "-m", "voila", "--no-browser", f"--Voila.root_dir={root}", f"--port={port}",
               "--Voila.port_retries=0"]  # fmt: skip
    ours = {"JUPYTER_PATH": str(OWN_SETTINGS / "share" / "jupyter")}
    with (folder / "app.log").open("w") as log:
        process = subprocess.Popen(
            command, env=variables(folder, root) | ours, stdout=log, stderr=log, start_new_session=True
        )
        with stopped(process):
            app = App(root, f"http://127.0.0.1:{port}")
            wait_until_up(f"{app.address}/voila/static/voila.js", process, folder / "app.log")
            yield app
