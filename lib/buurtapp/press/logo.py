"""A team's logo: any PNG or JPEG made small, plain and harmless, and printed at one height."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

from buurtapp.press.values import Picture
from buurtapp.words import Fault, _

MEBIBYTE = 1024 * 1024
LARGEST = 5 * MEBIBYTE
_MOST_PIXELS = 40_000_000
_KEPT_PIXELS = (1000, 400)
_HIGH_MM, _WIDEST_MM = 9.0, 45.0  # what the header of an A5 has room for
_KINDS = ("PNG", "JPEG")


def prepare(content: bytes, name: str) -> bytes:
    """The picture as a small PNG without what a camera or program wrote beside it (place, time, text).

    Raises Fault for what is no PNG or JPEG, or is larger than a logo needs to be; nothing large is opened.
    """
    if len(content) > LARGEST:
        raise _too_large(name, len(content) / MEBIBYTE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_KINDS) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    raise _too_many_pixels(name, picture.width, picture.height)
                return _plain(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name, 0, 0) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise _no_picture(name) from error


def logo(png: bytes) -> Picture:
    """A prepared logo as it stands in the header: of one height, and not too wide."""
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    shape = height / width
    return Picture(png, min(_HIGH_MM / shape, _WIDEST_MM), _("logo"), shape)


def _plain(picture: Image.Image) -> bytes:
    picture.thumbnail(_KEPT_PIXELS)
    clear = "A" in picture.getbands() or "transparency" in picture.info
    out = io.BytesIO()
    kept = picture.convert("RGBA" if clear else "RGB")
    kept.info = {}
    kept.save(out, "PNG")
    return out.getvalue()


def _too_large(name: str, size: float) -> Fault:
    return Fault(
        _("{name} is {size} MB.", name=name, size=round(size)),
        _("A logo may be {most} MB at most; a large picture makes every print slow.", most=LARGEST // MEBIBYTE),
        _("Save it smaller, for example 500 dots wide, as PNG or JPG."),
        _("Ask who made the logo for the version for a website."),
    )


def _too_many_pixels(name: str, width: int, height: int) -> Fault:
    saw = _("{name} is {width} by {height} dots.", name=name, width=width, height=height)
    return Fault(
        saw if width else _("{name} has far too many dots.", name=name),
        _("That is far more than a logo needs, and it may be a trap."),
        _("Save it smaller, for example 500 dots wide, as PNG or JPG."),
        _("Ask who made the logo for the version for a website."),
    )


def _no_picture(name: str) -> Fault:
    return Fault(
        _("{name} is not a picture that we can open.", name=name),
        _("A logo is a PNG or a JPG."),
        _("Open it in Paint and choose Save as, type PNG."),
        _("Look whether you chose the right file."),
    )
