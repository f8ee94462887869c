"""Pictures: bytes that are really a picture, and sentences that say the same."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from defusedxml import ElementTree
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

from buurtapp.model.reasons import REASONS
from buurtapp.pictures import (
    DOOR_STATES,
    Band,
    DoorMark,
    Picture,
    area,
    bands,
    funnel,
    stages,
    strip,
    verdict_bars,
    year_at_a_glance,
)
from buurtapp.pictures.strip import LOOKS, DoorState

LIB = Path(__file__).parents[2] / "lib"
CHANNELS = [Band("Van deur tot deur", 60, 75, 90), Band("Alleen een brief", 10, 18, 31)]
STREETS: list[tuple[str, dict[DoorState, int]]] = [("Kerkstraat", {"member": 12, "no": 3}), ("Dorp", {"open": 40})]
YEAR = [("Testbericht", [date(2026, 3, 4), date(2026, 9, 2)]), ("Evaluatie", [date(2026, 11, 5), date(2027, 1, 1)])]
STEPS = [("Adressen", 150), ("Aanmeldingen", 74), ("In de groep", 30)]
DOORS = [DoorMark(str(number), "odd" if number % 2 else "even", DOOR_STATES[number % 7]) for number in range(1, 61)]


def every_picture(format_: str) -> list[Picture]:
    return [
        bands(CHANNELS, households=150, format_=format_),
        funnel(STEPS, format_=format_),
        verdict_bars({"ready": 4, "ask": 2}, {"phone.missing": 2, "name.initials_only": 1}, format_=format_),
        strip("Kerkstraat", DOORS, format_=format_),
        area(STREETS, format_=format_),
        year_at_a_glance(2026, YEAR, format_=format_),
    ]


def every_figure(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """The figures of every picture, and of a forecast with its reached line."""
    kept: list[Figure] = []
    save = Figure.savefig
    monkeypatch.setattr(Figure, "savefig", lambda figure, *to, **how: (kept.append(figure), save(figure, *to, **how)))
    every_picture("png")
    bands(CHANNELS, households=150, reached=40)
    stages([("werving", 12), ("in de groep", 3)])
    return kept


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """The contrast of two colours by the formula of WCAG 2.2, from 1 to 21."""

    def luminance(colour: Sequence[float]) -> float:
        light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]

    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def grounds(figure: Figure) -> Iterator[tuple[Text, set[tuple[float, ...]]]]:
    """Every text of a figure with the colours behind its middle, read from the picture drawn without texts."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    boxes = [text.get_window_extent() for text in texts]  # a tick beyond the axes has one too, outside the picture
    for text in texts:
        text.set_alpha(0)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[::-1] / 255
    for text, box in zip(texts, boxes, strict=True):
        (left, right), (low, high) = ((start + size / 4, start + size * 3 / 4) for start, size in
                                      ((box.x0, box.width), (box.y0, box.height)))  # fmt: skip
        part = pixels[int(low) : int(high) + 1, int(left) : int(right) + 1]
        if part.size:
            yield text, {tuple(pixel) for pixel in part.reshape(-1, 4)}


def test_every_letter_reads_on_what_lies_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [(text, to_rgb(text.get_color()), behind) for figure in every_figure(monkeypatch)
            for text, behind in grounds(figure)]  # fmt: skip
    assert len(read) > 150
    assert any(ground != (1, 1, 1, 1) for _text, _colour, behind in read for ground in behind)
    poor = [(text.get_text(), ground) for text, colour, behind in read for ground in behind
            if contrast(colour, ground) < 4.5]  # fmt: skip
    assert poor == []


def size(picture: Picture) -> tuple[float, float]:
    root = ElementTree.fromstring(picture.data)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    return float(root.get("width").removesuffix("pt")), float(root.get("height").removesuffix("pt"))


def test_every_picture_is_well_formed_svg_with_a_sentence() -> None:
    for picture in every_picture("svg"):
        assert min(size(picture)) > 100
        assert picture.text.endswith(".")
        assert len(picture.text) > 20


def test_every_picture_is_a_png_when_asked() -> None:
    for picture in every_picture("png"):
        assert picture.data.startswith(b"\x89PNG\r\n")
        assert picture.format == "png"


def test_the_same_content_gives_the_same_file() -> None:
    assert every_picture("svg") == every_picture("svg")


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        funnel(STEPS, format_="pdf")


def test_importing_the_room_does_not_load_matplotlib_and_drawing_never_loads_pyplot() -> None:
    code = (
        "import sys; import buurtapp.pictures as p; assert 'matplotlib' not in sys.modules; "
        "p.funnel([('a', 1)]); assert 'matplotlib' in sys.modules; assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(LIB)})


def test_bands_are_told_with_their_numbers() -> None:
    text = bands(CHANNELS, households=150).text
    assert "150" in text
    assert "Van deur tot deur: ongeveer 75, tussen 60 en 90" in text


@pytest.mark.parametrize("band", [Band("a", 3, 2, 4), Band("a", 1, 5, 4), Band("a", -1, 0, 1)])
def test_a_band_that_does_not_run_from_low_to_high_is_refused(band) -> None:
    with pytest.raises(ValueError, match="low to high"):
        bands([band])


def test_a_funnel_tells_counts_and_shares_of_the_first() -> None:
    text = funnel(STEPS).text
    assert "Adressen: 150, Aanmeldingen: 74 (49 %), In de groep: 30 (20 %)" in text


def test_small_numbers_and_growing_steps_get_no_share() -> None:
    assert "%" not in funnel([("Adressen", 9), ("Leden", 3)]).text
    assert "%" not in funnel([("Huishoudens", 50), ("Leden", 90)]).text
    assert "%" not in funnel([("Adressen", 0), ("Leden", 0)]).text
    with pytest.raises(ValueError, match="negative"):
        funnel([("Adressen", -1)])


def test_verdicts_are_told_in_words_and_with_the_most_frequent_reason_first() -> None:
    text = verdict_bars(
        {"ready": 41, "proposed": 6, "ask": 22, "excluded": 9}, {"phone.invalid": 2, "name.missing": 5}
    ).text
    assert text.startswith("78 aanmeldingen: klaar 41, voorstel 6, vraag aan u 22, telt niet mee 9.")
    assert text.index("Er is geen naam (5)") < text.index("Het telefoonnummer kan niet kloppen (2)")


def test_many_reasons_end_in_one_line_for_the_rest() -> None:
    picture = verdict_bars({"ready": 1}, dict.fromkeys(REASONS, 1))
    assert f"Andere redenen ({len(REASONS) - 16})" in picture.text


def test_unknown_verdicts_reasons_and_states_are_mistakes() -> None:
    with pytest.raises(KeyError):
        verdict_bars({"misschien": 1}, {})
    with pytest.raises(KeyError):
        verdict_bars({}, {"phone.unheard_of": 1})
    with pytest.raises(KeyError):
        strip("Kerkstraat", [DoorMark("1", "odd", "lost")])


def test_no_two_door_states_share_a_shape_a_letter_or_a_colour() -> None:
    for of in (lambda look: look.shape, lambda look: look.letter, lambda look: look.fill):
        assert len({of(look) for look in LOOKS.values()}) == len(DOOR_STATES)


def test_a_strip_tells_every_door_by_its_state() -> None:
    doors = [DoorMark("1", "odd", "member"), DoorMark("2", "even", "no"), DoorMark("3A", "odd", "member")]
    text = strip("Kerkstraat", doors).text
    assert text == "Kerkstraat, 3 deuren. doet mee: 2 (1, 3A); zegt nee: 1 (2)."


def test_a_long_street_goes_on_in_more_rows() -> None:
    short, long = strip("Aa", DOORS[:20]), strip("Aa", [*DOORS, *DOORS, *DOORS])
    assert size(long)[1] > 2 * size(short)[1]
    assert size(long)[0] < 900


@pytest.mark.parametrize("format_", ["svg", "png"])
def test_nothing_to_show_is_a_picture_and_a_sentence_too(format_) -> None:
    for picture in (
        bands([], format_=format_),
        funnel([], format_=format_),
        verdict_bars({}, {}, format_=format_),
        strip("Leeg", [], format_=format_),
    ):
        assert picture.data
        assert picture.text.endswith(".")


@pytest.mark.parametrize("label", ["$x_1$ en $\\frac$", "<b>&\"'", "x" * 400, "a\nb", "", "🙂 浜"])
@pytest.mark.filterwarnings("ignore:Glyph")
def test_any_label_can_be_drawn_and_shown(label) -> None:
    for picture in (
        bands([Band(label, 1, 2, 3)]),
        funnel([(label, 3)]),
        strip(label, [DoorMark(label, "odd")]),
    ):
        size(picture)
        (image,) = ElementTree.fromstring(f"<p>{picture.html.removesuffix('>')}/></p>")
        assert image.get("alt").split() == picture.text.split()
        assert image.get("src").startswith("data:image/svg+xml;base64,")


def test_the_area_counts_the_doors_of_every_street() -> None:
    assert area(STREETS).text == "Kerkstraat: doet mee: 12, zegt nee: 3; Dorp: nog niet geweest: 40."
    with pytest.raises(KeyError):
        area([("Kerkstraat", {"lost": 1})])  # type: ignore[dict-item]


def test_a_year_tells_its_days_and_leaves_out_those_of_another() -> None:
    assert year_at_a_glance(2026, YEAR).text == "2026. Testbericht: 4 maart, 2 september; Evaluatie: 5 november."


def test_a_forecast_says_how_many_take_part_by_now() -> None:
    assert bands(CHANNELS, reached=31).text.endswith("Nu doen mee: 31.")
    assert bands(CHANNELS, reached=31).data != bands(CHANNELS).data
