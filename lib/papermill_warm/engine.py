"""The engines that papermill finds by name: `warm`, and `limited` for papermill's own with a limit on the whole."""

import importlib.util
import os
from collections.abc import Sequence
from functools import cache
from typing import Any

from papermill.engines import NBClientEngine
from papermill.log import logger
from papermill.utils import merge_kwargs, remove_args

from papermill_warm.fitness import say_once, why_plain
from papermill_warm.notebook import LimitedNotebookClient, WarmNotebookClient
from papermill_warm.templates import Needs, TemplateError, templates

IMPORTS = ("numpy", "pandas", "matplotlib.pyplot", "matplotlib.backends.backend_agg", "ipywidgets")
NO_HISTORY = "--HistoryManager.hist_file=:memory:"


class LimitedEngine(NBClientEngine):  # type: ignore[misc]
    """papermill's own engine with `notebook_timeout`: seconds for the whole notebook."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, notebook_timeout: float | None = None, **options: Any
    ) -> Any:
        """Run the notebook; raises NotebookTimeoutError beside what papermill's engine raises."""
        limit = _seconds(notebook_timeout)
        return LimitedNotebookClient(nb_man, **_traits(kernel_name, options), notebook_timeout=limit).execute()


class WarmEngine(LimitedEngine):
    """Runs a notebook on a kernel forked from a template; plain, and saying so once, where that cannot be.

    `imports` names the modules that the template imports (a list, or text with commas; else the environment's
    PAPERMILL_WARM_IMPORTS, else what there is of `IMPORTS`), `notebook_timeout` the seconds for the whole notebook
    (else PAPERMILL_WARM_TIMEOUT). All other options are those of papermill's own engine.
    """

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        notebook_timeout: float | None = None,
        imports: str | Sequence[str] | None = None,
        **options: Any,
    ) -> Any:
        """Run the notebook; raises NotebookTimeoutError beside what papermill's engine raises."""
        reason = why_plain(kernel_name)
        for _attempt in range(2 if reason is None else 0):  # a template that died in between is replaced
            try:
                return cls._execute_warm(nb_man, _traits(kernel_name, options), imports, _seconds(notebook_timeout))
            except TemplateError as error:
                reason = str(error)
        assert reason is not None
        say_once(reason)
        return super().execute_managed_notebook(nb_man, kernel_name, _seconds(notebook_timeout), **options)

    @classmethod
    def _execute_warm(
        cls, nb_man: Any, traits: dict[str, Any], imports: str | Sequence[str] | None, limit: float | None
    ) -> Any:
        """Run on a forked kernel; raises TemplateError when no cell was begun."""
        template = templates.get(_needs(imports, traits), traits["startup_timeout"])
        for module, why in template.missing.items():
            logger.warning(f"papermill_warm could not import {module} beforehand: {why}")
        template.missing = {}
        return WarmNotebookClient(nb_man, **traits, template=template, notebook_timeout=limit).execute()


def _traits(kernel_name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The client's traits from an engine's options, as papermill's own engine makes them."""
    rest = remove_args(["input_path", "timeout", "startup_timeout"], **options)
    named = remove_args(["log_output", "stdout_file", "stderr_file", "start_timeout", "execution_timeout"], **rest)
    traits: dict[str, Any] = merge_kwargs(
        named,
        timeout=options.get("execution_timeout") or options.get("timeout"),
        startup_timeout=options.get("start_timeout", 60),
        kernel_name=kernel_name,
        log=logger,
        log_output=options.get("log_output", False),
        stdout_file=options.get("stdout_file"),
        stderr_file=options.get("stderr_file"),
    )
    return traits


def _needs(imports: str | Sequence[str] | None, traits: dict[str, Any]) -> Needs:
    if imports is None:
        imports = os.environ.get("PAPERMILL_WARM_IMPORTS")
    if imports is None:
        imports = _installed()
    if isinstance(imports, str):
        imports = [name.strip() for name in imports.split(",") if name.strip()]
    arguments = list(traits.get("extra_arguments", []))
    if not any(one.startswith("--HistoryManager.hist_file") for one in arguments):
        arguments.append(NO_HISTORY)
    return Needs.now(imports, arguments)


@cache
def _installed() -> tuple[str, ...]:
    return tuple(name for name in IMPORTS if importlib.util.find_spec(name.partition(".")[0]))


def _seconds(limit: float | None) -> float | None:
    given = os.environ.get("PAPERMILL_WARM_TIMEOUT") if limit is None else limit
    return float(given) if given else None
