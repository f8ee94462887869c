"""Draw the contact sheet of the shelf: the first page of every medium of the example neighbourhood.

    python docs/pictures/make_shelf.py            # docs/pictures/shelf.png
    python docs/pictures/make_shelf.py --lang en  # docs/pictures/shelf-en.png

Needs LibreOffice and poppler's `pdftoppm`.
"""

import argparse
import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from buurtapp.press import MEDIA
from buurtapp.press.pdf import to_pdf
from buurtapp.steps import recruitment, signing_up
from buurtapp.steps.example import make_example
from buurtapp.words import LANGUAGES, speaking

HERE = Path(__file__).parent
DOTS_PER_INCH, GAP, LINE, IN_A_ROW = 37, 18, 24, 6
PAPER, INK = (226, 230, 231), (32, 42, 48)
NAMES = {"brief": "brieven", "looplijst": "looplijsten"}  # files of many letters or lists are named in the plural


def shelf(language: str) -> list[tuple[str, Image.Image]]:
    """Each kind of paper with its first page."""
    with tempfile.TemporaryDirectory() as folder, make_example(Path(folder) / "voorbeeldbuurt") as register:
        signing_up.run(register)
        with speaking(language):
            made = recruitment.letters(register, recruitment.ALL).files
        papers = [path for path in made if path.suffix == ".docx"]
        pages = {path.stem.removesuffix(f"-{language}"): pdf for path, pdf in zip(papers, to_pdf(papers), strict=True)}
        return [(kind, first_page(pages[NAMES.get(kind, kind)])) for kind in MEDIA]


def first_page(pdf: Path) -> Image.Image:
    """The first page of a PDF as a picture."""
    command = ["pdftoppm", "-png", "-singlefile", "-r", str(DOTS_PER_INCH), str(pdf)]
    done = subprocess.run(command, check=True, capture_output=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def contact_sheet(pages: list[tuple[str, Image.Image]]) -> Image.Image:
    """The pages beside each other, each with its name under it."""
    width, height = (max(page.size[side] for _kind, page in pages) for side in (0, 1))
    rows = -(-len(pages) // IN_A_ROW)
    sheet = Image.new("RGB", (GAP + IN_A_ROW * (width + GAP), GAP + rows * (height + LINE + GAP)), PAPER)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(15)
    for place, (kind, page) in enumerate(pages):
        left = GAP + place % IN_A_ROW * (width + GAP)
        top = GAP + place // IN_A_ROW * (height + LINE + GAP)
        sheet.paste(page, (left, top))
        draw.rectangle((left - 1, top - 1, left + page.width, top + page.height), outline=(150, 160, 164))
        draw.text((left, top + page.height + 3), kind, fill=INK, font=font)
    return sheet


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=LANGUAGES, default="nl")
    language = parser.parse_args().lang
    picture = contact_sheet(shelf(language)).quantize(64)
    picture.save(HERE / ("shelf.png" if language == "nl" else f"shelf-{language}.png"), optimize=True)


if __name__ == "__main__":
    main()
