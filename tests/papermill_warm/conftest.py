"""Notebooks from cells, run by an engine."""

import nbformat
import papermill
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_notebook
from notebook_runs import METADATA, Ran, code

from papermill_warm.waking import LookingClient

create_kernel_manager = NotebookClient.create_kernel_manager


def looking_manager(client):
    """What papermill's own client makes, with clients that lose no wake-up."""
    manager = create_kernel_manager(client)
    manager.client_factory = LookingClient
    return manager


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run cells with an engine (None is papermill's own), in a folder of its own; never raises what the run raises."""

    def with_engine(engine, cells, parameters=None, **options):
        monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)  # with it ipykernel leaves file descriptors alone
        folder = tmp_path / str(engine) / "work"
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(folder)
        if engine is None:  # papermill's own would hang at times: see papermill_warm.waking
            monkeypatch.setattr(NotebookClient, "create_kernel_manager", looking_manager)
        made = [code(cell) if isinstance(cell, str) else cell for cell in cells]
        for nth, cell in enumerate(made):
            cell["id"] = f"cell-{nth}"
        nbformat.write(new_notebook(cells=made, metadata=METADATA), "in.ipynb")
        ran = Ran()
        options = {"progress_bar": False, **options}
        try:
            papermill.execute_notebook("in.ipynb", "out.ipynb", parameters, engine_name=engine, **options)
        except Exception as error:
            ran.error = error
        ran.notebook = nbformat.read("out.ipynb", 4)
        return ran

    return with_engine
