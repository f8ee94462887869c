"""The commands of `python start.py` (design.md 6)."""

import sys

from buurtapp_start import environment as environments
from buurtapp_start import place, programs
from buurtapp_start.environment import ROOT, Environment
from buurtapp_start.problem import Problem, from_system
from buurtapp_start.running import INTERRUPTED, run
from buurtapp_start.setup import prepare

USAGE = """\
python start.py          opent het werkboek in uw browser    | opens the workbook in your browser
python start.py demo     maakt alles voor de voorbeeldbuurt  | makes everything for the example neighbourhood
python start.py app      opent het werkboek zonder code      | opens the workbook without code
python start.py practice zet een oefenmap klaar              | brings a practice folder to a step: FOLDER --at 4
python start.py bundle   maakt een map voor een USB-stick    | makes a folder for a USB stick: bundle FOLDER
python start.py test     controleert het werkboek            | passes all tests; more arguments go to pytest
"""
KEEP_OPEN = """\
Laat dit venster open zolang u werkt; Ctrl-C sluit het werkboek.
Leave this window open while you work; Ctrl-C closes the workbook."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code: 1 the set-up failed, 2 no such command, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a Windows console may not have every letter
    try:
        return _run(arguments)
    except Problem as stopped:
        print(f"\n{stopped}", file=sys.stderr)
        return 1
    except OSError as refused:
        print(f"\n{from_system(refused, ROOT)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    if arguments[:1] in (["-h"], ["--help"]):
        print(USAGE, end="")
        return 0
    command = "lab" if not arguments or arguments[0].startswith("-") else arguments[0]
    extra = arguments if command == "lab" else arguments[1:]
    if command not in ("lab", "demo", "app", "practice", "bundle", "test"):
        print(f"Onbekend / unknown: {command}\n{USAGE}", end="", file=sys.stderr)
        return 2
    place.check(ROOT)
    environment = environments.find()
    prepare(environment, ["packages", "workbook", *(["tests"] if command == "test" else [])])
    return _app(environment, extra) if command == "app" else _plain(environment, command, extra)


def _plain(environment: Environment, command: str, extra: list[str]) -> int:
    if command == "lab" and not extra:
        print(KEEP_OPEN, flush=True)
    makers = {
        "lab": programs.lab, "demo": programs.demo, "practice": programs.practice, "bundle": programs.bundle,
        "test": programs.tests,
    }  # fmt: skip
    return run(makers[command](environment, extra), programs.variables(environment))


def _app(environment: Environment, extra: list[str]) -> int:
    token, port = programs.new_token(), programs.free_port()
    address = programs.app_address(token, port)
    print(f"Het werkboek staat op / the workbook is at\n  {address}\n{KEEP_OPEN}", flush=True)
    others = [argument for argument in extra if argument != "--no-browser"]
    if others == extra:
        programs.open_when_ready(address, port)
    variables = programs.variables(environment) | {"JUPYTER_TOKEN": token}
    return run(programs.app(environment, others, port), variables)
