"""What a step was made from, in one mark: resuming does again what has another mark, and nothing else."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from buurtapp.press.shelf import TEMPLATES
from buurtapp.store import Register, WorkFolder
from buurtapp.store.state import state_of
from buurtapp.words import language

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def program_mark() -> str:
    """The package, its words and the language in force; the same on every machine with the same version."""
    files = (path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".po", ".json", ".css"))
    return _mark([language(), *_contents(_PACKAGE, files)])


@cache
def template_mark() -> str:
    """The templates of every language (a missing one falls back on Dutch), as they were when the process began."""
    return _mark(_contents(TEMPLATES, (path for path in TEMPLATES.rglob("*") if path.is_file())))


def step_mark(notebook: Path, inputs: str) -> str:
    """The mark of one step: notebook, package, templates, and what `inputs` stands for."""
    return _mark([notebook.name, notebook.read_text(encoding="utf-8"), program_mark(), template_mark(), inputs])


def inputs_mark(folder: WorkFolder) -> str:
    """What a work folder holds now, facts and made files both; empty when there is no register.

    Of a made file only that it is there counts: ticking off a list is no reason to make it anew.
    """
    if not folder.register.exists():
        return ""
    with Register.open(folder.path) as register:
        content = state_of(register.read).model_dump_json()
    made = sorted(path.relative_to(folder.path).as_posix() for path in folder.outputs.rglob("*") if path.is_file())
    return _mark([content, *made])


def _contents(folder: Path, files: Iterable[Path]) -> list[str]:
    return [f"{path.relative_to(folder).as_posix()} {_digest(path)}" for path in sorted(files)]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _mark(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:{part}".encode())
    return digest.hexdigest()
