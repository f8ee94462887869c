"""A team to print for, and its addresses."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from press.making import LINK

from buurtapp.model.address import Address
from buurtapp.model.decisions import Decisions
from buurtapp.model.people import Neighbourhood
from buurtapp.press import TeamContext, team_context

Pages = Callable[[dict[str, bytes]], dict[str, int]]


@pytest.fixture
def decisions() -> Decisions:
    return Decisions().changed(
        {
            "group_name": "Buurtapp de Berk",
            "link": LINK,
            "contact": "buurtapp@voorbeeld.example",
            "contact_name": "Sanne de Wit",
            "contact_phone": "06-00000012",
            "launch": "2027-05-04",
            "rules": "yes",
            "minimum_age": "18",
            "signers": "Sanne de Wit en Ali Demir",
            "signers_agreed_on": "2027-04-12",
        }
    )


@pytest.fixture
def team_with() -> Callable[[Decisions], TeamContext]:
    return lambda decided: team_context(Neighbourhood(name="de Berk", practice=True), decided)


@pytest.fixture
def team(decisions: Decisions, team_with: Callable[[Decisions], TeamContext]) -> TeamContext:
    return team_with(decisions)


@pytest.fixture
def addresses() -> list[Address]:
    doors = [("Kerkstraat", 12, "A"), ("Kerkstraat", 2, ""), ("Kerkstraat", 10, ""), ("Kerkstraat", 1, ""),
             ("Aalbeslaan", 7, "10"), ("Aalbeslaan", 7, "2"), ("D'n \"Hoek\" & <Zn>", 3, "")]  # fmt: skip
    return [Address(street, number, addition, "1234AB", "Voorbeeldstad") for street, number, addition in doors]


@pytest.fixture
def pages(soffice: str, tmp_path: Path) -> Pages:
    """A function from documents by name to their number of pages; one call of LibreOffice for all."""

    def count(documents: dict[str, bytes]) -> dict[str, int]:
        paths = [tmp_path / f"{name}.docx" for name in documents]
        for path, data in zip(paths, documents.values(), strict=True):
            path.write_bytes(data)
        profile = (tmp_path / "profiel").as_uri()
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), *map(str, paths)], check=True, capture_output=True, timeout=110
        )
        return {path.stem: pages_of(path.with_suffix(".pdf")) for path in paths}

    return count


def pages_of(pdf: Path) -> int:
    """The number of pages of a PDF."""
    return pdf.read_bytes().count(b"/Type/Page") - pdf.read_bytes().count(b"/Type/Pages")
