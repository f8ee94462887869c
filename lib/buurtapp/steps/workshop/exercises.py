"""The exercises of the workshop, each with its step and the check on what somebody's own folder holds."""

from collections.abc import Callable
from dataclasses import dataclass

from buurtapp.steps.workshop import before_the_doors, file_of_mistakes, messages
from buurtapp.steps.workshop.group import entered
from buurtapp.steps.workshop.ticks import Tick, all_right
from buurtapp.store import Register
from buurtapp.words import Fault, _

Check = Callable[[Register], list[Tick]]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: the step it belongs to, and its check."""

    step: int
    check: Check


EXERCISES: dict[str, Exercise] = {
    "gebied": Exercise(1, before_the_doors.area),
    "besluiten": Exercise(2, before_the_doors.decided),
    "brieven": Exercise(3, before_the_doors.letters),
    "deuren": Exercise(3, before_the_doors.doors),
    "fouten": Exercise(4, file_of_mistakes.settled),
    "valse-aanmelding": Exercise(4, file_of_mistakes.false_signup),
    "groep": Exercise(5, entered),
    "melding": Exercise(5, messages.report),
    "correctie": Exercise(5, messages.correction),
}


def check(register: Register, name: str) -> list[Tick]:
    """What an exercise says of the folder now. Raises Fault in a real neighbourhood, and for an unknown name."""
    refuse_real_exercise(register)
    if name not in EXERCISES:
        raise Fault(
            _("There is no exercise {name}.", name=name),
            _("Every exercise has a name of its own."),
            _("Choose one of: {names}.", names=", ".join(EXERCISES)),
            _("Get the page from the workbook again."),
        )
    return EXERCISES[name].check(register)


def refuse_real_exercise(register: Register) -> None:
    """Raise Fault when the folder is no practice neighbourhood: the exercises speak of invented people."""
    if not register.neighbourhood().practice:
        raise Fault(
            _("{name} is a real neighbourhood.", name=register.neighbourhood().name),
            _("The exercises belong to the practice neighbourhood, with invented people."),
            _("Open the page of the exercise from the folder workshop."),
            _("Nothing was changed."),
        )


def done(register: Register, step: int = 0) -> tuple[int, int]:
    """How many exercises of a step (0: of all) are done, and how many there are."""
    names = [name for name, one in EXERCISES.items() if step in (0, one.step)]
    return sum(all_right(check(register, name)) for name in names), len(names)
