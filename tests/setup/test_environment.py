"""Which environment is used: the active one, else the project's own; never the system's Python."""

import sys

import pytest

from buurtapp_start import environment as environments
from buurtapp_start.environment import ROOT, Environment
from buurtapp_start.setup import must_be_made


def make(folder, *names):
    """An environment as far as start.py looks, with these folders of conda's."""
    python = Environment(folder).python
    python.parent.mkdir(parents=True)
    python.touch()
    for name in names:
        (folder / name).mkdir()
    return str(folder)


def found(variables, prefix="/usr", base="/usr"):
    return environments.find(variables, prefix, base)


def test_the_systems_python_is_never_used():
    assert found({}) == Environment(ROOT / ".venv", own=True)


def test_the_virtual_environment_that_runs_start_is_used(tmp_path):
    active = make(tmp_path / "active")
    assert found({}, prefix=active) == Environment(tmp_path / "active")


def test_an_activated_environment_is_used_by_any_python(tmp_path):
    active = make(tmp_path / "active")
    assert found({"VIRTUAL_ENV": active}) == Environment(tmp_path / "active")


def test_a_conda_environment_is_used(tmp_path):
    active = make(tmp_path / "envs" / "buurt", "conda-meta")
    assert found({"CONDA_PREFIX": active}).folder == tmp_path / "envs" / "buurt"
    assert found({}, prefix=active, base=active).folder == tmp_path / "envs" / "buurt"


def test_condas_base_is_left_alone(tmp_path):
    base = make(tmp_path / "miniconda", "conda-meta", "condabin")
    assert found({"CONDA_PREFIX": base}, prefix=base, base=base).own


def test_a_variable_that_points_to_nothing_is_ignored(tmp_path):
    assert found({"VIRTUAL_ENV": str(tmp_path / "gone"), "CONDA_PREFIX": ""}).own


def test_the_projects_own_environment_stays_its_own_when_active():
    own = ROOT / ".venv"
    if Environment(own).python.exists():
        assert found({}, prefix=str(own)).own
    assert found({"VIRTUAL_ENV": str(own)}).own


def test_the_interpreters_place_depends_on_the_system(tmp_path, monkeypatch):
    monkeypatch.setattr(environments.os, "name", "posix")
    assert Environment(tmp_path).python == tmp_path / "bin" / "python"
    monkeypatch.setattr(environments.os, "name", "nt")
    virtual, conda = Environment(tmp_path), Environment(tmp_path / "conda")
    assert virtual.python == tmp_path / "Scripts" / "python.exe"
    (tmp_path / "conda").mkdir()
    (tmp_path / "conda" / "python.exe").touch()
    assert conda.python == tmp_path / "conda" / "python.exe"


def test_an_environment_whose_python_was_removed_does_not_work(tmp_path):
    make(tmp_path / "env")
    settings = tmp_path / "env" / "pyvenv.cfg"
    settings.write_text(f"home = {tmp_path}\nversion = 3.11.7\n")
    assert Environment(tmp_path / "env").works
    settings.write_text(f"home = {tmp_path / 'gone'}\nversion = 3.11.7\n")
    assert not Environment(tmp_path / "env").works


def test_a_damaged_stamp_counts_as_none(tmp_path):
    environment = Environment(tmp_path)
    for damaged in ("", "{", "[1]", '"text"'):
        environment.stamp.write_text(damaged)
        assert environments.installed(environment) == {}


def test_a_stamp_keeps_what_was_noted_before(tmp_path):
    environments.note(Environment(tmp_path), "packages", "a")
    environments.note(Environment(tmp_path), "tests", "b")
    assert environments.installed(Environment(tmp_path)) == {"packages": "a", "tests": "b"}
    assert [path.name for path in tmp_path.iterdir()] == ["buurtapp-installed.json"]


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_only_the_projects_own_folder_is_removed(tmp_path, kind):
    kept = tmp_path / "kept"
    kept.mkdir()
    own = tmp_path / ".venv"
    if kind == "link":
        try:
            own.symlink_to(kept, target_is_directory=True)
        except OSError:
            own.mkdir()
    else:
        own.mkdir()
        (own / "file").touch()
    environments.remove(Environment(own, own=True))
    assert not own.exists()
    assert kept.exists()


class TestWhenTheEnvironmentIsMadeAnew:
    """Only the project's own, and only when it cannot be trusted."""

    @pytest.fixture
    def own(self, tmp_path):
        make(tmp_path / ".venv")
        environment = Environment(tmp_path / ".venv", own=True)
        (environment.folder / "pyvenv.cfg").write_text(f"home = {tmp_path}\nversion = 3.11.7\n")
        environments.note(environment, "root", str(ROOT))
        return environment

    def test_one_that_works_is_kept(self, own):
        assert not must_be_made(own)

    def test_one_without_a_stamp_is_kept_and_filled(self, own):
        own.stamp.unlink()
        assert not must_be_made(own)

    def test_none_at_all(self, tmp_path):
        assert must_be_made(Environment(tmp_path / "none", own=True))

    def test_one_that_was_cut_off(self, own):
        own.unfinished.touch()
        assert must_be_made(own)

    def test_one_whose_python_was_removed(self, own, tmp_path):
        (own.folder / "pyvenv.cfg").write_text(f"home = {tmp_path / 'gone'}\n")
        assert must_be_made(own)

    def test_one_of_a_clone_that_was_moved(self, own, tmp_path):
        environments.note(own, "root", str(tmp_path))
        assert must_be_made(own)

    def test_never_somebody_elses(self, own):
        assert not must_be_made(Environment(own.folder))
        own.unfinished.touch()
        assert not must_be_made(Environment(own.folder))

    def test_never_by_its_own_python(self, own, monkeypatch):
        own.unfinished.touch()
        monkeypatch.setattr(sys, "prefix", str(own.folder))
        assert not must_be_made(own)
