"""Runs of notebooks by papermill's engines, and what must be equal between two of them."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell

METADATA = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
EXPECTED = "raises-exception"
WIDGETS = "application/vnd.jupyter.widget-state+json"
MODEL = re.compile(r"[0-9a-f]{32}")
MASKED = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)?"), "TIME"),
    (re.compile(r'("duration": )[\d.]+'), r"\1 0"),
    (re.compile(r"\\u001b\[[0-9;]*m"), ""),  # colours
    (re.compile(r"ipykernel_\d+/\d+\.py"), "CELL"),
    (re.compile(r"0x[0-9a-f]{8,}"), "0x"),
)


@dataclass
class Ran:
    """What came of a run: the notebook as written and what the call raised."""

    notebook: Any = None
    error: BaseException | None = None


def code(source: str, *tags: str):
    return new_code_cell(source, metadata={"tags": list(tags)})


def text(source: str):
    return new_markdown_cell(source)


def masked(ran: Ran) -> Any:
    """The notebook and the exception of a run, without times, colours, addresses, process numbers and model ids."""
    error = None if ran.error is None else [type(ran.error).__name__, str(ran.error)]
    cells = [dict(cell) | {"id": ""} for cell in ran.notebook.cells]
    whole = json.dumps({"cells": cells, "metadata": ran.notebook.metadata, "error": error})
    for pattern, put in MASKED:
        whole = pattern.sub(put, whole)
    return _named_models(json.loads(whole))


def _named_models(run: Any) -> Any:
    """The same with each widget model named after what it holds, for its own name is drawn by lot."""
    states = run["metadata"].get("widgets", {}).get(WIDGETS, {}).get("state", {})

    @cache
    def name(model: str) -> str:
        state = json.dumps(states[model], sort_keys=True)
        held = MODEL.sub(lambda found: name(found[0]) if found[0] in states else "model", state)
        return hashlib.sha256(held.encode()).hexdigest()[:16]

    plain = json.dumps(run, sort_keys=True)
    named = json.loads(MODEL.sub(lambda found: name(found[0]) if found[0] in states else "model", plain))
    if states:
        named["metadata"]["widgets"][WIDGETS]["count"] = len(states)
    return named
