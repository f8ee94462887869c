"""What the cells of 06-coordinator share: the city, what the page shows of it, and the way to a street's own pages."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import quote

from buurtapp.forms.handling import fault_html, unexpected
from buurtapp.forms.live import Live, Shown
from buurtapp.forms.pages import Refreshable, Watched
from buurtapp.forms.tables import Made
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.city.overview import Line, Overview, overview
from buurtapp.words import Fault, _


@dataclass
class CityPage:
    """One open city; None while no batch ran yet. `exact` is what the tick on the page says, and is kept nowhere."""

    city: CityFolder | None
    unattended: bool = False
    exact: bool = False
    views: list[Refreshable] = field(default_factory=list)
    _known: dict[bool, Overview] = field(default_factory=dict)

    @property
    def folder(self) -> CityFolder:
        """The city; raises Fault when there is none."""
        if self.city is None:
            raise no_city()
        return self.city

    def found(self) -> Overview:
        """The overview as the page shows it, read once; raises Fault when there is none."""
        if self.exact not in self._known:
            self._known[self.exact] = overview(self.folder, exact=self.exact)
        return self._known[self.exact]

    def refresh(self, *, anew: bool = False) -> None:
        """Show what the tick asks for; `anew` when the city itself may have changed."""
        if anew:
            self._known.clear()
        for view in self.views:
            view.refresh()

    def watched(self, render: Callable[[], str]) -> Watched:
        """A piece of the page that follows the tick for exact counts."""
        view = Watched(render)
        self.views.append(view)
        return view

    def live(self, render: Callable[[], str]) -> Live:
        """The same as an output, in which JupyterLab opens links itself; it stays in the notebook: nothing exact."""

        def shown() -> Shown:
            try:
                html = render()
            except Exception as error:
                html = fault_html(error if isinstance(error, Fault) else unexpected(error))
            return Shown(f'<div class="bk">{html}</div>', _("A table. It shows after Run > Run All Cells."))

        view = Live(shown)
        self.views.append(view)
        return view

    def next_html(self, line: Line, *, link: bool = True) -> Made:
        """What is next for a street, with a link to the page of its own where that is done."""
        said = escape(line.next)
        if not (link and line.page):
            return Made(said)
        way = quote(Path(os.path.relpath(self.folder.path / line.page)).as_posix())
        step = int(Path(line.page).name[:2])
        label = escape(_("Open step {step} of {street}", step=step, street=line.name))
        return Made(f'{said}<br><a href="{way}">{label}</a>')


def no_city() -> Fault:
    """There is nothing to show yet."""
    return Fault(
        _("No city was made yet."),
        _("This page shows what a batch made of all streets."),
        _("Give the command buurtapp batch first; docs/batch.md says how."),
        _("Look whether this notebook lies in the folder of the city."),
    )
