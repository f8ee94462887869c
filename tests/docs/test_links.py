"""Every link and picture of the READMEs, CONTRIBUTING, CHANGELOG and docs leads to something that is there."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

PROJECT = Path(__file__).parents[2]
PAGES = sorted(
    [*PROJECT.glob("README*.md"), PROJECT / "CONTRIBUTING.md", PROJECT / "CHANGELOG.md", *PROJECT.glob("docs/**/*.md")]
)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\]\(\s*<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\s*\)")
HTML_LINK = re.compile(r"(?:href|src)=\"([^\"]+)\"")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def links(text: str) -> list[str]:
    """The local targets of a page; what stands in code is no link."""
    told = CODE.sub("", text)
    return [one for one in LINK.findall(told) + HTML_LINK.findall(told) if not ELSEWHERE.match(one)]


def headings(page: Path) -> set[str]:
    """The anchors that a code host makes of a page's headings."""
    titles = re.findall(r"^#{1,6} (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def dead(page: Path) -> list[str]:
    """The links of a page that lead nowhere, or out of the project."""
    found = []
    for link in links(page.read_text("utf-8")):
        name, _hash, anchor = link.partition("#")
        target = (page.parent / unquote(name)).resolve() if name else page
        inside = target.is_relative_to(PROJECT)
        if not inside or not target.exists() or (anchor and target.suffix == ".md" and anchor not in headings(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_link_leads_somewhere(page):
    assert not dead(page)


@pytest.mark.parametrize("text", ["[a](gone.md)", "![a](pictures/gone.png)", '<img src="gone.png">', "[a](#gone)"])
def test_a_dead_link_is_found(tmp_path, monkeypatch, text):
    monkeypatch.setattr(f"{__name__}.PROJECT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text(f"# Here\n\n{text}\n[fine](#here) `[code](gone.md)`\n", "utf-8")
    assert len(dead(page)) == 1
