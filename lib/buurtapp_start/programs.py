"""The command lines and environment variables of JupyterLab, Voilà, the demo and the tests."""

import os
import secrets
import shutil
import socket
import threading
import time
import webbrowser
from pathlib import Path

from buurtapp_start.environment import ROOT, Environment

LAB = ROOT / "lib" / "buurtapp" / "lab"
FIRST_PAGE = "notebooks/00-start.ipynb"
APP_PORT = 8866


def variables(environment: Environment) -> dict[str, str]:
    """The variables that give the workbook a Jupyter of its own, apart from the user's (engineering.md 7.1)."""
    own = ROOT / ".jupyter"
    own.mkdir(mode=0o700, exist_ok=True)
    _style(own / "config" / "custom")
    left_out = ("PYTHONHOME", "__PYVENV_LAUNCHER__")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return kept | {
        "PATH": os.pathsep.join([str(environment.python.parent), kept.get("PATH", os.defpath)]),
        "IPYTHONDIR": str(own / "ipython"),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_CONFIG_PATH": str(LAB),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
        "JUPYTER_PATH": str(LAB / "share" / "jupyter"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
    }


def _style(folder: Path) -> None:
    """Put the style sheet that keeps code out of sight where JupyterLab looks for it: in its own config folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(LAB / "custom.css", folder / "custom.css")


def lab(environment: Environment, extra: list[str]) -> list[str]:
    """JupyterLab on the first page, on loopback and with its token; `extra` goes to Jupyter."""
    where = [f"--ServerApp.root_dir={ROOT}", f"--LabApp.default_url=/lab/tree/{FIRST_PAGE}"]
    in_container = hasattr(os, "geteuid") and os.geteuid() == 0
    root = ["--allow-root"] if in_container else []
    return [str(environment.python), "-m", "jupyterlab", *where, *root, *extra]


def demo(environment: Environment, extra: list[str]) -> list[str]:
    """The main job, unattended, for the example neighbourhood."""
    return [str(environment.python), "-m", "buurtapp", "demo", *extra]


def tests(environment: Environment, extra: list[str]) -> list[str]:
    """Every test, in one run of pytest; `extra` goes to pytest."""
    return [str(environment.python), "-m", "pytest", *(extra[1:] if extra[:1] == ["--"] else extra)]


def practice(environment: Environment, extra: list[str]) -> list[str]:
    """A practice folder at the start of a step, for a trainer who knows no `.venv`."""
    return [str(environment.python), "-m", "buurtapp", "practice", *extra]


def bundle(environment: Environment, extra: list[str]) -> list[str]:
    """A folder for a USB stick, to set up the workbook without a network."""
    return [str(environment.python), "-m", "buurtapp", "bundle", *extra]


def app(environment: Environment, extra: list[str], port: int) -> list[str]:
    """The notebooks as pages without code, on loopback; Voilà reads the token from JUPYTER_TOKEN."""
    place = [f"--Voila.root_dir={ROOT}", f"--port={port}", "--Voila.port_retries=0"]
    return [str(environment.python), "-m", "voila", "--token", "--no-browser", *place, *extra]


def app_address(token: str, port: int) -> str:
    """The first page of the app; the token is in it, so it is for this user only."""
    return f"http://127.0.0.1:{port}/voila/render/{FIRST_PAGE}?token={token}"


def new_token() -> str:
    """A secret for one session."""
    return secrets.token_hex(24)


def free_port(first: int = APP_PORT) -> int:
    """`first` when it is free on loopback, else one that the system picks."""
    for port in (first, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on 127.0.0.1")


def open_when_ready(address: str, port: int, wait_s: float = 60.0) -> threading.Thread:
    """Open the browser on `address` as soon as something listens on `port`; gives up after `wait_s`."""

    def wait() -> None:
        until = time.monotonic() + wait_s
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    webbrowser.open(address)
                    return
            time.sleep(0.2)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    return thread
