"""Codes that make a group findable in the phone's search."""

import pytest

from buurtapp.groups.codes import new_code, stem


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Berkenplein", "BP"),
        ("Voorbeeldbuurt", "VB"),
        ("Buurt de Berk", "BB"),
        ("Burgemeester Jan de Witplein", "BJW"),
        ("Hoge Dennen", "HD"),
        ("Élans", "EL"),
        ("plein", "PL"),
        ("'t Hof", "HO"),
        ("", "BP"),
        ("1940", "BP"),
        ("浜辺", "BP"),
        ("X", "BP"),
    ],
)
def test_a_stem_comes_from_the_name(name, expected) -> None:
    assert stem(name) == expected


def test_codes_are_numbered_from_the_first() -> None:
    assert new_code("BP", []) == "BP1"
    assert new_code("BP", ["BP1", "BP3"]) == "BP2"
