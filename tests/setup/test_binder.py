"""conda and Binder get the same packages from the same lock."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from ruamel.yaml import YAML

FILES = ["environment.yml", "postBuild", "requirements.lock", "pyproject.toml", "setup.py", "README.md", "LICENSE"]


@pytest.fixture(scope="module")
def dockerfile(project, tmp_path_factory):
    """What repo2docker makes of the project, without a Docker engine."""
    copy = tmp_path_factory.mktemp("binder")
    for name in FILES:
        if (project / name).exists():
            shutil.copy(project / name, copy)
    command = [str(Path(sys.executable).with_name("jupyter-repo2docker")), "--no-build", "--debug", str(copy)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout + ran.stderr


def test_repo2docker_takes_the_conda_environment(dockerfile):
    assert "Building conda environment for python=3." in dockerfile
    assert 'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"' in dockerfile


def test_the_repository_is_there_before_the_packages_are_installed(dockerfile):
    copied = re.search(r"COPY \S+ src/ \$\{REPO_DIR\}", dockerfile)
    assert copied
    assert copied.start() < dockerfile.index('--file "environment.yml"')


def test_postbuild_is_run(dockerfile):
    assert "./postBuild" in dockerfile


def test_every_package_comes_from_the_lock(project):
    told = YAML(typ="safe").load((project / "environment.yml").read_text("utf-8"))
    pip = [part for part in told["dependencies"] if isinstance(part, dict)]
    assert pip == [{"pip": ["-r requirements.lock"]}]
    conda = [part.partition("=")[0] for part in told["dependencies"] if isinstance(part, str)]
    assert conda == ["python", "pip"]


def test_its_python_is_one_that_the_lock_is_for(project):
    told = YAML(typ="safe").load((project / "environment.yml").read_text("utf-8"))
    assert told["dependencies"][0] in [f"python=3.{minor}" for minor in (11, 12, 13, 14)]


def test_postbuild_stops_at_the_first_fault(project):
    lines = (project / "postBuild").read_text("utf-8").splitlines()
    assert lines[0] == "#!/bin/bash"
    assert "set -e" in lines
    assert any("--no-deps --no-build-isolation" in line and "--editable ." in line for line in lines)


@pytest.mark.parametrize("page", ["README.md", "README.nl.md"])
def test_a_badge_opens_the_start_page_and_one_the_app(project, page):
    """Both link to the repository that publiccode.yml names, and to a notebook that is there."""
    wanted = YAML(typ="safe").load((project / "publiccode.yml").read_text("utf-8"))["url"]
    links = re.findall(r"\]\((https://mybinder\.org/[^)]+)\)", (project / page).read_text("utf-8"))
    opened = []
    for link in map(urlsplit, links):
        _version, _kind, repository, reference = link.path.strip("/").split("/")
        assert (unquote(repository), reference) == (wanted, "HEAD")
        opened += parse_qs(link.query)["urlpath"]
    assert opened == ["lab/tree/notebooks/00-start.ipynb", "voila/render/notebooks/00-start.ipynb"]
    assert (project / "notebooks" / "00-start.ipynb").exists()


def test_the_app_has_its_own_template_inside_binders_server(project, tmp_path):
    """The last lines of postBuild, run for real with a prefix and a home of their own."""
    told = (project / "postBuild").read_text("utf-8")
    home, prefix = tmp_path / "home", tmp_path / "prefix"
    (home / ".jupyter").mkdir(parents=True)
    prefix.mkdir()
    part = told[told.index("# The app:") :].replace("$(python -c 'import sys; print(sys.prefix)')", str(prefix))
    search = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    variables = os.environ | {"HOME": str(home), "PATH": search}
    subprocess.run(["bash", "-euc", part], cwd=project, env=variables, check=True)
    settings = json.loads((home / ".jupyter" / "jupyter_server_config.json").read_text("utf-8"))
    assert settings["VoilaConfiguration"]["strip_sources"] is True
    template = settings["VoilaConfiguration"]["template"]
    assert (prefix / "share" / "jupyter" / "voila" / "templates" / template / "conf.json").exists()
    assert set(settings) == {"VoilaConfiguration"}
