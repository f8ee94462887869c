"""A logo: any PNG or JPEG becomes small and plain; what is no picture, or a trap, is refused; every page stays one."""

import io
import struct
import zlib

import docx
import pytest
from PIL import Image
from press.shelf_media import PAPER, made

from buurtapp.model.address import Address
from buurtapp.press.logo import logo, prepare
from buurtapp.press.team import TeamContext
from buurtapp.words import Fault

DOORS = [Address("Lindelaan", 7, "A", "1999AB", "Voorbeeldstad")]


def picture(width: int, height: int, kind: str = "PNG", mode: str = "RGB", **more) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), "green" if mode != "P" else 3).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"),
                                            ("JPEG", "RGB"), ("JPEG", "CMYK")])  # fmt: skip
def test_any_png_or_jpeg_becomes_a_small_png_of_the_same_shape(kind, mode) -> None:
    png = prepare(picture(3000, 1000, kind, mode), "logo")
    with Image.open(io.BytesIO(png)) as found:
        assert found.format == "PNG"
        assert found.width <= 1000
        assert found.width / found.height == pytest.approx(3, abs=0.01)


def test_where_and_when_a_photo_was_taken_does_not_go_along() -> None:
    taken = Image.Exif()
    taken[0x010E] = "bij Roos thuis"
    assert b"bij Roos thuis" not in prepare(picture(300, 100, "JPEG", exif=taken), "logo.jpg")


@pytest.mark.parametrize(("shape", "width"), [((900, 300), 27.0), ((300, 300), 9.0), ((2000, 100), 45.0)])
def test_it_prints_at_one_height_and_never_too_wide(shape, width) -> None:
    made_of = logo(prepare(picture(*shape), "logo"))
    assert made_of.width_mm == pytest.approx(width, rel=0.01)
    assert made_of.shape == pytest.approx(shape[1] / shape[0], rel=0.02)


def test_a_logo_of_forty_megabytes_is_refused_unopened() -> None:
    with pytest.raises(Fault, match="40 MB"):
        prepare(b"\x89PNG\r\n\x1a\n" + bytes(40 * 1024 * 1024), "logo.png")


def test_a_small_file_with_very_many_dots_is_refused_unopened() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    with pytest.raises(Fault, match="puntjes"):
        prepare(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""), "logo.png")
    with pytest.raises(Fault, match="8000"):
        prepare(picture(8000, 8000, mode="1"), "logo.png")


@pytest.mark.parametrize("content", [b"", b"geen plaatje", b"<svg onload='x'/>", picture(9, 9, "GIF", "P"),
                                     picture(90, 90)[:60], picture(9, 9, "BMP")])  # fmt: skip
def test_what_is_no_png_or_jpeg_is_refused(content) -> None:
    with pytest.raises(Fault):
        prepare(content, "logo.png")


def test_with_a_logo_every_medium_has_as_many_pages_as_without(team: TeamContext, pages) -> None:
    shown = logo(prepare(picture(900, 300), "logo"))
    with_logo = TeamContext(team.neighbourhood, team.decisions, {**team.values, "logo": shown}, team.link)
    found = pages(
        {f"{kind}-{nth}": made(kind, one, DOORS) for nth, one in enumerate((team, with_logo)) for kind in PAPER}
    )
    for kind in PAPER:
        assert found[f"{kind}-0"] == found[f"{kind}-1"], kind


def test_the_logo_stands_in_the_header_with_its_own_shape(team: TeamContext) -> None:
    shown = logo(prepare(picture(900, 300), "logo"))
    document = made(
        "brief", TeamContext(team.neighbourhood, team.decisions, {**team.values, "logo": shown}, team.link), DOORS
    )
    header = docx.Document(io.BytesIO(document)).sections[0].header
    (extent,) = header._element.iter("{*}extent")
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(3, rel=0.01)
    pictures = [part for part in header.part.related_parts.values() if part.content_type == "image/png"]
    assert any(Image.open(io.BytesIO(part.blob)).width == 900 for part in pictures)
