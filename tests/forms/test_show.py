"""A saved notebook is not a list of neighbours: forms are displayed without their values."""

import json

import pytest
from ipywidgets import Text, VBox

from buurtapp.forms.show import VIEW, bundle, show, style


def test_the_saved_output_of_a_form_holds_no_value() -> None:
    form = VBox([Text(value="Jan de Vries")])
    saved = json.dumps(bundle(form))
    assert "Jan" not in saved
    assert form.model_id in saved


def test_a_form_is_displayed_as_a_view_with_a_fixed_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, object]] = []
    monkeypatch.setattr("buurtapp.forms.show.display", lambda data, raw: seen.append(data))
    show(Text(value="0600112278"))
    assert set(seen[0]) == {VIEW, "text/plain"}
    assert "0600112278" not in str(seen[0]["text/plain"])


def test_a_form_without_its_kernel_names_the_menu_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SERVER_SOFTWARE", raising=False)
    assert "Run All Cells" in style()
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.11")
    assert "Run All Cells" not in style()
    assert "Laad deze pagina opnieuw." in style()


def test_the_style_sheet_loads_nothing_from_elsewhere() -> None:
    assert "url(" not in style()
    assert "@import" not in style()
