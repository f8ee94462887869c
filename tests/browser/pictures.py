"""Pictures of a story, to look at and for its page in docs; only made when `BUURTAPP_PICTURES` names a folder.

BUURTAPP_PICTURES=docs/pictures python -m pytest tests/browser/test_NAME.py   # those that docs or a README shows
BUURTAPP_PICTURES=/tmp/seen python -m pytest tests/browser/test_NAME.py       # all of them
"""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

from .app import App
from .lab import PROJECT, Lab

SHELF = PROJECT / "docs" / "pictures"
COLOURS = 128


def picture(page: Page, desk: Lab | App, name: str, top: Locator | None = None) -> None:
    """Keep what the window shows, scrolled to `top`, as `NAME-lab.png` or `NAME-app.png`."""
    wanted = os.environ.get("BUURTAPP_PICTURES")
    if not wanted:
        return
    folder, file = Path(wanted).resolve(), f"{name}-{type(desk).__name__.lower()}.png"
    if folder == SHELF and not _shown(file):
        return
    if top is not None:
        top.first.evaluate("one => one.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(500)  # a page that still moves makes a picture that differs each time
    seen = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    folder.mkdir(parents=True, exist_ok=True)
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(folder / file, optimize=True)


def _shown(file: str) -> bool:
    pages = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("workshop/**/*.md")]
    return any(file in page.read_text(encoding="utf-8") for page in pages)
