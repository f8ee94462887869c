"""A volunteer sees pages, not programs: no line of code before a notebook has run (design.md 5)."""

import pytest

from browser.lab import PROJECT

NOTEBOOKS = sorted(path.name for path in (PROJECT / "notebooks").glob("0*.ipynb"))
_VISIBLE_CODE = """() => [...document.querySelectorAll(
  '.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell .jp-InputArea-editor, ' +
  '.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell .jp-InputPlaceholder')]
  .filter(one => one.checkVisibility({visibilityProperty: true})).map(one => one.textContent)"""


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_no_code_is_shown_before_the_notebook_runs(lab, page, notebook):
    lab.open(page, f"notebooks/{notebook}")
    assert page.evaluate(_VISIBLE_CODE) == []
    assert page.locator(".jp-CodeCell").count() > 3
