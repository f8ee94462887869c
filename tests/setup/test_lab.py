"""The JupyterLab and Voilà that start.py opens: the project's own, calm, on loopback, asking no one anything."""

import json
import os
import re
import socket
import sys
from pathlib import Path

import pytest

from buurtapp_start import programs
from buurtapp_start.environment import ROOT, Environment

HERE = Environment(Path(sys.prefix))
SHARE = Path(sys.prefix) / "share" / "jupyter"


def config(name):
    return json.loads((programs.LAB / name).read_text("utf-8"))


def without_comments(text):
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)


SETTINGS = config("labconfig/default_setting_overrides.json")


@pytest.mark.parametrize("plugin", SETTINGS)
def test_every_setting_is_one_that_this_jupyterlab_knows(plugin):
    schema = schema_of(plugin.replace(":", "/"))
    for key, value in SETTINGS[plugin].items():
        allowed = schema["properties"][key]
        if "oneOf" in allowed:
            assert value in [choice["const"] for choice in allowed["oneOf"]]
        assert type(value) is {"string": str, "boolean": bool, "number": int, "array": list}[allowed["type"]]


def test_no_key_by_itself_acts_on_the_page_while_a_form_has_the_focus():
    """In JupyterLab D D deletes a cell, also while a tick or a choice in a form has the keyboard."""
    known = [
        {key: shortcut[key] for key in ("command", "keys", "selector")}
        for plugin in ("notebook-extension/tracker", "mainmenu-extension/plugin")
        for shortcut in schema_of(f"@jupyterlab/{plugin}")["jupyter.lab.shortcuts"]
    ]
    off = SETTINGS["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    assert all(shortcut["disabled"] for shortcut in off)
    assert [{key: shortcut[key] for key in ("command", "keys", "selector")} for shortcut in off] == [
        shortcut
        for shortcut in known
        if " :focus" in shortcut["selector"]
        and any(shortcut["keys"])
        and not any(key.startswith(("Accel", "Ctrl", "Alt")) for key in shortcut["keys"])
    ]


def schema_of(plugin):
    return json.loads(without_comments((SHARE / "lab" / "schemas" / f"{plugin}.json").read_text("utf-8")))


def test_every_extension_that_is_off_is_one_that_exists():
    off = config("labconfig/page_config.json")["disabledExtensions"]
    built_in = json.loads((SHARE / "lab" / "static" / "package.json").read_text("utf-8"))["jupyterlab"]["extensions"]
    added = [json.loads(path.read_text("utf-8"))["name"] for path in SHARE.glob("labextensions/*/*/package.json")]
    assert set(off) <= {*built_in, *added}


def test_nothing_of_the_users_own_jupyter_is_read_or_written(monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/somebody/else")
    monkeypatch.setenv("PYTHONHOME", "/somebody/else")
    variables = programs.variables(HERE)
    places = [name for name in variables if name.startswith(("JUPYTER", "IPYTHON")) and name.endswith(("DIR", "PATH"))]
    assert len(places) >= 7
    for name in places:
        if name != "JUPYTER_PREFER_ENV_PATH":
            assert variables[name].startswith(str(ROOT)), name
    assert "PYTHONHOME" not in variables
    assert variables["PATH"].startswith(str(HERE.python.parent) + os.pathsep)


def test_the_lab_opens_the_first_page_and_passes_options_on():
    command = programs.lab(HERE, ["--no-browser"])
    assert command[:3] == [str(HERE.python), "-m", "jupyterlab"]
    assert "--LabApp.default_url=/lab/tree/notebooks/00-start.ipynb" in command
    assert command[-1] == "--no-browser"
    assert not any("token" in part or "password" in part for part in command)


def test_the_app_hides_its_code_and_keeps_its_token_out_of_the_list_of_processes():
    command = programs.app(HERE, [], 8866)
    assert "--token" in command
    assert not any("token=" in part for part in command)
    assert config("voila.json")["VoilaConfiguration"]["strip_sources"] is True
    assert programs.new_token() != programs.new_token()
    assert len(programs.new_token()) >= 32


@pytest.mark.parametrize(("name", "server"), [("jupyter_server_config.json", "ServerApp"), ("voila.json", "Voila")])
def test_the_server_listens_on_loopback_and_lets_pages_ask_only_itself(name, server):
    told = config(name)[server]
    assert told["ip"] == "127.0.0.1"
    policy = told["tornado_settings"]["headers"]["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'; ")
    for directive in policy.split("; "):
        for source in directive.split()[1:]:
            assert source in ("'self'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:") or source.startswith(
                ("ws://127.0.0.1:", "ws://localhost:")
            ), directive


def test_no_news_and_no_updates_are_fetched():
    told = config("jupyter_lab_config.json")["LabApp"]
    assert told["news_url"] is None
    assert told["check_for_updates_class"].endswith(".NeverCheckForUpdate")
    assert told["extension_manager"] == "readonly"


def test_the_apps_page_leaves_out_every_outside_style_sheet_of_voila():
    theirs = (SHARE / "voila" / "templates" / "lab" / "index.html.j2").read_text("utf-8")
    ours = (programs.LAB / "share/jupyter/voila/templates/buurtapp/index.html.j2").read_text("utf-8")
    outside = re.findall(r"<(?:link|script|img)[^>]*https?://[^>]*>", theirs)
    assert outside
    for tag in outside:
        assert f"replace('{tag}', '')" in ours


def test_a_port_that_is_taken_is_not_used():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert programs.free_port(port) != port
    assert programs.free_port(port) == port
