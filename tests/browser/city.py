"""A small made city for the coordinator's story: one line of its list is wrong, and so is one street's own letter."""

import os
import subprocess
import sys
from pathlib import Path

import docx

from .lab import PROJECT

STREETS, SIGNUPS, SEED = 12, 240, 43
MISSPELT = "S04"  # the Dennenstraat, whose beheerder typed `{{ buuurt }}` in a letter of his own


def made_city(folder: Path) -> Path:
    """Twelve invented streets, made by the command that a coordinator gives; returns the folder of the city."""
    sys.path.insert(0, str(PROJECT / "data"))
    from make_example import make_city

    files, city = folder / "bestanden", folder / "stad"
    make_city(files, streets=STREETS, signups=SIGNUPS, broken=1 / STREETS, mistakes=0.3, seed=SEED)
    _write_misspelt_letter(city / MISSPELT / "sjablonen" / "wervingsbrief.docx")
    streets, addresses, signups = (str(files / name) for name in ("straten.csv", "adressen.csv", "aanmeldingen.csv"))
    command = [sys.executable, "-m", "buurtapp", "batch", streets, "--addresses", addresses, "--signups", signups,
               "--out", str(city), "--practice", "--workers", "2"]  # fmt: skip
    here = os.environ | {"BUURTAPP_LANG": "nl", "BUURTAPP_DATA": str(folder)}
    ran = subprocess.run(command, env=here, check=False, timeout=300)
    assert ran.returncode == 1  # part failed, as it should
    return city


def _write_misspelt_letter(path: Path) -> None:
    letter = docx.Document(str(PROJECT / "templates" / "nl" / "wervingsbrief.docx"))
    greeting = next(one for one in letter.paragraphs if "Beste buren" in one.text)
    greeting.text = greeting.text.replace("Beste buren", "Beste buren van {{ buuurt }}")
    path.parent.mkdir(parents=True)
    letter.save(str(path))
