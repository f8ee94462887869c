"""The executed copy of a notebook, kept without anything that could name a person (design.md 5)."""

import json
from typing import Any

from buurtapp.steps.city.outcomes import without_people


def without_people_in(text: str) -> str:
    """A notebook's JSON without widget state and tracebacks, and without what looks like a number or a mail address.

    A traceback shows lines of data as readily as lines of code; of an error its kind stays, and the message where
    it is one of our own Faults.
    """
    notebook: dict[str, Any] = json.loads(text)
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        cell["outputs"] = [_output(one) for one in cell["outputs"]] if cell["cell_type"] == "code" else None
        if cell["outputs"] is None:
            del cell["outputs"]
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _output(output: dict[str, Any]) -> dict[str, Any]:
    if output["output_type"] == "error":
        own = output["ename"] == "Stopped"
        message = without_people(output["evalue"]) if own else ""
        return output | {"evalue": message, "traceback": message.splitlines()}
    if output["output_type"] == "stream":
        return output | {"text": _clean(output["text"])}
    return output | {"data": {kind: _clean(value) for kind, value in output["data"].items()}}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return without_people(value)
    return [_clean(one) for one in value] if isinstance(value, list) else value
