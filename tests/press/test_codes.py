"""Sign-up codes: short, typed over without mistakes, not to be guessed from the neighbour's."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buurtapp.press.codes import ALPHABET, LENGTH, for_reading, is_well_formed, make_code, make_codes, normalise

KEY = b"sleutel van dit register"
codes = st.integers(0, 10_000).map(lambda n: make_code(KEY, f"1234AB|{n}|"))


def test_there_are_no_look_alikes_and_no_vowels() -> None:
    for pair in ("0O", "1I", "1L", "2Z", "5S", "8B", "6G", "UV", "OQ"):
        assert not set(pair) <= set(ALPHABET)
    assert not set("0O1IL") & set(ALPHABET)
    assert not set("AEIOU") & set(ALPHABET)


def test_a_code_is_six_characters_and_a_check() -> None:
    code = make_code(KEY, "1234AB|12|A")
    assert len(code) == LENGTH == 7
    assert is_well_formed(code)


def test_the_same_address_has_the_same_code_for_ever() -> None:
    assert make_code(KEY, "1234AB|12|A") == make_code(KEY, "1234AB|12|A") == "M6TPFCM"  # printed letters rely on it


def test_a_newcomer_and_another_register_get_another_code() -> None:
    made = {make_code(KEY, "1234AB|12|A", nth) for nth in range(50)} | {make_code(b"andere", "1234AB|12|A")}
    assert len(made) == 51


def test_neighbours_codes_do_not_resemble_each_other() -> None:
    made = [make_code(KEY, f"1234AB|{n}|") for n in range(1, 300)]
    alike = [sum(a == b for a, b in zip(one, after, strict=True)) for one, after in pairwise(made)]
    assert sum(alike) / len(alike) < 2 * LENGTH / len(ALPHABET)


def test_no_two_addresses_share_a_code_and_taken_ones_are_left_alone() -> None:
    keys = [f"1234AB|{n}|" for n in range(20_000)]
    made = make_codes(KEY, keys)
    assert len(set(made.values())) == len(keys)
    again = make_codes(KEY, keys[:50], taken=set(made.values()))
    assert not set(again.values()) & set(made.values())
    assert all(is_well_formed(code) for code in again.values())


@given(codes, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_mistyped_character_is_always_found(code: str, place: int, other: str) -> None:
    typed = code[:place] + other + code[place + 1 :]
    assert is_well_formed(typed) == (typed == code)


@given(codes)
def test_two_changed_places_are_always_found(code: str) -> None:
    for one, two in combinations(range(LENGTH), 2):
        typed = list(code)
        typed[one], typed[two] = typed[two], typed[one]
        assert is_well_formed("".join(typed)) == ("".join(typed) == code)


@given(codes)
def test_case_spaces_and_hyphens_do_not_matter(code: str) -> None:
    for typed in (
        for_reading(code),
        code.lower(),
        f" {code[:3]}-{code[3:]} ",
        ".".join(code),
        f"{code[:4]}\u00a0{code[4:]}",
    ):
        assert normalise(typed) == code


@pytest.mark.parametrize(("printed", "typed"), [("D", "O"), ("D", "0"), ("9", "O"), ("7", "1"), ("J", "I"), ("3", "8")])
def test_a_look_alike_that_no_code_has_is_read_by_the_check(printed: str, typed: str) -> None:
    code = next(c for n in range(9999) if printed in (c := make_code(KEY, str(n))) and c.count(printed) == 1)
    assert normalise(code.replace(printed, typed)) == code


@settings(max_examples=200)
@given(st.text(max_size=12))
def test_anything_may_be_typed(text: str) -> None:
    is_well_formed(text)
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("text", ["", "TESTCODE", "1234567", "AAAAAAA", "KX4", "ﬁ"])
def test_what_is_no_code_is_not_well_formed(text: str) -> None:
    assert not is_well_formed(normalise(text))
