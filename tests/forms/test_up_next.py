"""Behind "up next" stands a thing to do, on every page, in a new neighbourhood and when everything was done."""

import re
from html import unescape
from pathlib import Path

import pytest

from buurtapp.forms.head import head
from buurtapp.model.people import Neighbourhood
from buurtapp.steps import entering, recruitment, settling, signing_up
from buurtapp.steps.doors import doors, save_result
from buurtapp.steps.example import make_example
from buurtapp.steps.opening import EXAMPLE
from buurtapp.steps.progress import progress
from buurtapp.store import Register

LOOK_AFTER = "Houd de groep bij: stuur het testbericht op de vaste dag, en voeg toe wie erbij komt."
STEP = re.compile(r'<a href="(0\d)-[^"]*">')


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The example with everything done."""
    register = make_example(tmp_path_factory.mktemp("done") / EXAMPLE)
    recruitment.run(register)
    for door in doors(register):
        save_result(register, door.id, "joined")
    signing_up.run(register)
    for code in settling.cases_by_reason(register):
        settling.settle_reason(register, code, "exclude")
    entering.run(register)
    entering.set_status(register, [member.phone for member in entering.members(register)], "joined")
    return register


def up_next(register: Register, step: int) -> str:
    """The line that is up next on the page of a step, with `->N ` in front of what is a link to step N."""
    line = head(register, step).rpartition('<p class="bk-next">')[2]
    return unescape(re.sub(r"<[^>]*>", "", STEP.sub(lambda way: f"->{int(way[1])} ", line)))


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            0,
            "->5 5. In WhatsApp. Houd de groep bij: stuur het testbericht op de vaste dag, en voeg toe wie erbij komt.",
        ),
        (1, "->2 Ga verder met stap 2: Team en middelen."),
        (2, "->3 Ga verder met stap 3: Werving."),
        (3, "->4 Ga verder met stap 4: Inschrijving."),
        (4, "->5 Ga verder met stap 5: In WhatsApp."),
        (5, LOOK_AFTER),
    ],
)
def test_who_is_done_with_a_step_goes_on_to_the_next(done: Register, step: int, said: str) -> None:
    assert {state.state for state in progress(done)} == {"ready"}
    assert up_next(done, step) == f"Nu aan de beurt: {said}"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (0, "->1 1. Initiatief. Lees de adressen in "),
        (1, "Lees de adressen in "),
        (2, "Schrijf op wie "),
        (3, "->1 Er zijn nog geen adressen. Lees ze in bij stap 1."),
        (4, "Lees de eerste aanmeldingen in"),
        (5, "->4 Er mag nog geen aanmelding naar WhatsApp. Lees eerst in stap 4 aanmeldingen in, "),
    ],
)
def test_a_new_neighbourhood_begins_where_something_can_be_done(tmp_path: Path, step: int, said: str) -> None:
    with Register.create(tmp_path / "nieuw", Neighbourhood(name="Nieuw", practice=True)) as register:
        assert up_next(register, step).startswith(f"Nu aan de beurt: {said}")


def test_a_step_that_is_ready_still_tells_what_comes_before_the_next(tmp_path: Path) -> None:
    with make_example(tmp_path / EXAMPLE) as register:
        assert progress(register)[1].state == "ready"
        assert up_next(register, 2) == "Nu aan de beurt: Houd de bijeenkomst met de agenda."


def test_files_that_lie_ready_are_read_in_first(tmp_path: Path) -> None:
    with make_example(tmp_path / EXAMPLE) as register:
        assert up_next(register, 4) == "Nu aan de beurt: Lees de 3 bestanden in die klaarliggen."
        signing_up.run(register)
        assert up_next(register, 4).startswith("Nu aan de beurt: Beslis over ")
