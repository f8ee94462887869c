"""Every page on a filled neighbourhood, and what axe-core and a narrow window find wrong with it."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from buurtapp.steps import entering, initiative, meeting, recruitment, signing_up
from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.outcomes import Outcome
from buurtapp.steps.city.round import Round, save_round
from buurtapp.steps.city.standing import Standing, save_standing
from buurtapp.steps.example import make_example

from .lab import PROJECT, READY_WITHIN_MS
from .workplace import copy_with_folder

PAGES = [
    path.relative_to(PROJECT).as_posix()
    for folder in ("notebooks", "workshop")
    for path in sorted((PROJECT / folder).glob("*.ipynb"))
]
SERIOUS = ("serious", "critical")
# What JupyterLab itself does, which we cannot mend: the rule, and the class of its element that breaks it.
FOREIGN = (
    ("aria-prohibited-attr", "jp-Notebook-cell"),  # a div with a name and no role
    ("aria-required-children", "jp-WindowedPanel-viewport"),  # a list whose cells it does not call items
)

_FORMS_STAND = """() => {
  const forms = [...document.querySelectorAll('.jp-OutputArea-output.lm-Panel, .jp-OutputArea-output.jupyter-widgets')];
  return forms.length > 0 && forms.every(one => one.querySelector('.bk > *'));
}"""
_STILL = """() => {
  const now = document.querySelectorAll('.jp-OutputArea *').length, before = window.countedBefore;
  window.countedBefore = now;
  return now === before;
}"""
_TOO_WIDE = """() => {
  const pane = document.querySelector('#rendered_cells');
  const found = pane.scrollWidth > pane.clientWidth ? [`the page: ${pane.scrollWidth} in ${pane.clientWidth}`] : [];
  const boxed = one => one.closest('.bk-wide, pre, select') || one.closest('svg');
  for (const one of pane.querySelectorAll('*')) {
    const at = one.getBoundingClientRect();
    if (at.width && !boxed(one) && one.checkVisibility() && (at.right > innerWidth + 1 || at.left < -1))
      found.push(`${one.tagName} ${one.className} ends at ${Math.round(at.right)}`);
  }
  return found;
}"""
_CUT_OFF = """() => [...document.querySelectorAll('#rendered_cells :is(button, a, label, th, .bk-steps li)')]
  .filter(one => one.checkVisibility() && one.clientWidth > 1 && getComputedStyle(one).overflow !== 'visible'
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map(one => `${one.tagName}: ${one.innerText || one.title}`)"""
_UNTOLD = """() => [...document.querySelectorAll('#rendered_cells :is(img, svg, iframe)')]
  .filter(one => one.checkVisibility() && !one.closest('[aria-hidden=true]'))
  .filter(one => !(one.alt || one.title || one.getAttribute('aria-label') || '').trim())
  .map(one => one.outerHTML.slice(0, 80))"""


def filled_pages(root: Path) -> dict[str, str]:
    """Copies of all pages on a neighbourhood with everything in it, and on a city; the path of each below `root`."""
    folder, city = root / "data" / "vol", CityFolder(root / "data" / "stad")
    with make_example(folder) as register:
        for step in (initiative, meeting, recruitment, signing_up, entering):
            step.run(register)
    save_round(city, Round("2026-11-20T01:00:00", {"A": ("Kerkstraat", ""), "B": ("Dorp", "")}, 33, 33, 0))
    save_standing(city, "A", Standing("Kerkstraat", team=2, admins=2, addresses=45, signups=33, admitted=31))
    outcomes.save(city, Outcome("B", "03-werving", "failed", "", "", "Het ging mis.", "Doe dit.", 4, "B"))
    made = {}
    for page in PAGES:
        work_folder = city.path if "coordinator" in page else folder
        made[page] = f"vol/{page}"
        copy_with_folder(PROJECT / page, root / made[page], work_folder)
    return made


def grown(page: Page) -> None:
    """Wait until every form stands on the page, and nothing more comes."""
    page.wait_for_function(_FORMS_STAND, timeout=READY_WITHIN_MS)
    still(page)


def still(page: Page) -> None:
    """Wait until nothing comes to the page any more."""
    page.wait_for_function(_STILL, polling=400, timeout=READY_WITHIN_MS)


def serious(page: Page, within: str = "") -> list[str]:
    """What axe-core calls serious or critical, contrast too, but for what is foreign."""
    found = Axe().run(page, context=within or None).response["violations"]
    lines = [
        f"{one['id']}: {node['html'][:160]} ({node['any'][0]['message'] if node['any'] else one['help']})"
        for one in found if one["impact"] in SERIOUS for node in one["nodes"]
    ]  # fmt: skip
    return [line for line in lines if not any(line.startswith(rule) and part in line for rule, part in FOREIGN)]


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways, or stands outside the window; a table may scroll in its own box."""
    return list(page.evaluate(_TOO_WIDE))


def too_wide_for_a_phone(page: Page) -> list[str]:
    """The same in a window of 320 pixels: a small phone, or 400 % zoom; the window stays so."""
    page.set_viewport_size({"width": 320, "height": 640})
    still(page)
    return too_wide(page)


def cut_off(page: Page) -> list[str]:
    """Buttons, links, labels and headings of which a part cannot be read."""
    return list(page.evaluate(_CUT_OFF))


def untold(page: Page) -> list[str]:
    """Pictures and frames without words for who cannot see them."""
    return list(page.evaluate(_UNTOLD))
