"""The practice neighbourhood at the start of each step, made once; a test that changes one works on its own copy."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from buurtapp.steps.workshop.checkpoints import STEPS, make_at
from buurtapp.store import Register


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The folder of each step, not to be changed."""
    root = tmp_path_factory.mktemp("begin")
    for step in STEPS:
        make_at(root / f"stap-{step}", step).close()
    return {step: root / f"stap-{step}" for step in STEPS}


@pytest.fixture
def at(checkpoints: dict[int, Path], tmp_path: Path) -> Iterator[Callable[[int], Register]]:
    """A function that opens a copy of a checkpoint of this test's own."""
    opened = []

    def open_copy(step: int) -> Register:
        path = tmp_path / f"oefenen-{step}-{len(opened)}"
        shutil.copytree(checkpoints[step], path)
        opened.append(Register.open(path))
        return opened[-1]

    yield open_copy
    for register in opened:
        register.close()
