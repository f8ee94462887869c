"""The workbook's own notebooks, unattended on the example: both engines write the same, and run all of it."""

import shutil

import papermill
import pytest
from notebook_runs import Ran, masked

from buurtapp.steps.example import make_example

ENGINES = {
    "warm": {"imports": "buurtapp.forms.initiative, buurtapp.forms.signing_up", "progress_bar": False},
    "nbclient": {"progress_bar": False},
}


@pytest.fixture
def example(tmp_path, monkeypatch):
    """A work folder, and a function that puts it back as it was made."""
    monkeypatch.setenv("BUURTAPP_DATA", str(tmp_path / "data"))
    folder, made = tmp_path / "data" / "voorbeeldbuurt", tmp_path / "made"
    make_example(folder).close()
    shutil.copytree(folder, made)

    def again():
        shutil.rmtree(folder)
        shutil.copytree(made, folder)
        return folder

    return again


@pytest.mark.timeout(300)
def test_every_notebook_is_the_same(example, project, tmp_path):
    notebooks = sorted((project / "notebooks").glob("0[0-6]-*.ipynb"))
    runs = {}
    for engine, options in ENGINES.items():
        folder = example()
        for notebook in notebooks:
            parameters = {"unattended": True}
            if notebook.stem != "06-coordinator":  # there is no city here, and the page says so
                parameters["work_folder"] = str(folder)
            out = tmp_path / notebook.name
            done = papermill.execute_notebook(notebook, out, parameters, engine_name=engine, **options)
            runs.setdefault(notebook.name, []).append(masked(Ran(done)))
    assert len(runs) == 7
    for name, (warm, plain) in runs.items():
        assert warm == plain, name
