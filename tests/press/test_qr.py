"""The quick QR codes are, square by square, those that segno draws."""

import io
import random

import pytest
import segno
from PIL import Image

from buurtapp.press.codes import ALPHABET, LENGTH
from buurtapp.press.qr import BORDER, QrSeries, qr_png

LINKS = [
    "https://formulier.example/TESTCODE",
    "https://docs.google.example/forms/d/e/1FAIpQLSfAbCdEfGhIjKlMnOpQrStUvWxYz012345/viewform?usp=pp_url&entry.9=TESTCODE&x=1",
    "mailto:buurtapp@voorbeeld.example?subject=TESTCODE&body=Mijn%20code%20is%20TESTCODE",
    "TESTCODE",
]


def squares(png: bytes) -> list[list[int]]:
    """Dark squares as 1, without the quiet zone, read by Pillow; every pixel of a square is looked at."""
    image = Image.open(io.BytesIO(png)).convert("1")
    step = 8
    count = image.width // step
    assert image.size == (count * step, count * step)
    pixels = image.load()
    rows = []
    for y in range(count):
        row = []
        for x in range(count):
            found = {pixels[x * step + i, y * step + j] for i in range(step) for j in range(step)}
            assert len(found) == 1
            row.append(0 if found.pop() else 1)
        rows.append(row)
    assert not any(rows[y][x] for y in range(count) for x in (*range(BORDER), *range(count - BORDER, count)))
    assert not any(any(rows[y]) for y in (*range(BORDER), *range(count - BORDER, count)))
    return [row[BORDER:-BORDER] for row in rows[BORDER:-BORDER]]


def drawn_by_segno(text: str) -> list[list[list[int]]]:
    """The eight right codes for a text, one for each mask pattern."""
    options = {"error": "m", "mode": "byte", "micro": False, "boost_error": False}
    return [[list(row) for row in segno.make(text.encode(), mask=mask, **options).matrix] for mask in range(8)]


@pytest.mark.parametrize("link", LINKS)
def test_a_series_draws_what_segno_draws(link: str) -> None:
    series, draw = QrSeries(link, "TESTCODE"), random.Random(5)
    for _ in range(4):
        code = "".join(draw.choices(ALPHABET, k=LENGTH))
        assert squares(series.png(code)) in drawn_by_segno(link.replace("TESTCODE", code))


def test_codes_of_another_length_and_with_other_signs_work_too() -> None:
    series = QrSeries(LINKS[0], "TESTCODE")
    for code in ("", "a", "TESTCODE", "é€", "\x00\xff", "x" * 40):
        assert squares(series.png(code)) in drawn_by_segno(LINKS[0].replace("TESTCODE", code))


def test_a_series_does_not_remember_earlier_codes() -> None:
    one, two = QrSeries(LINKS[0], "TESTCODE"), QrSeries(LINKS[0], "TESTCODE")
    one.png("CCCCCC4")
    assert one.png("KX4C7PH") == two.png("KX4C7PH")


def test_one_link_is_drawn_whole() -> None:
    assert squares(qr_png(LINKS[1])) in drawn_by_segno(LINKS[1])
