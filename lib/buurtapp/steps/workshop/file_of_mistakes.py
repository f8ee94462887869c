"""The exercises of step 4: one mistake a row, and a sign-up by somebody who does not exist."""

from buurtapp.model.signup import SignUp
from buurtapp.steps.workshop.checkpoints import MISTAKES
from buurtapp.steps.workshop.ticks import Tick, tick
from buurtapp.store import Register
from buurtapp.store.signups import signups
from buurtapp.words import _

LETTER_O, DIGIT_SHORT, NO_CONSENT, NEXT_DOOR, WRONG_POSTCODE = 3, 5, 6, 7, 8
"""Rows of the file of mistakes."""
RESIDENT, FALSE = 2, 12
REFUSED = "person.refused"


def mistakes(register: Register) -> dict[int, SignUp]:
    """The sign-ups of the file by row; nothing while it has not been read."""
    return {one.row: one for one in signups(register) if one.source == MISTAKES}


def settled(register: Register) -> list[Tick]:
    """Five rows of the file are settled as somebody careful would."""
    rows = mistakes(register)
    if not rows:
        return [_not_read()]
    return [
        Tick(True, _("The file of mistakes has been read.")),
        _letter_o(rows[LETTER_O]),
        _digit_short(rows[DIGIT_SHORT]),
        _no_consent(rows[NO_CONSENT]),
        _next_door(rows[NEXT_DOOR]),
        _wrong_postcode(rows[WRONG_POSTCODE]),
    ]


def false_signup(register: Register) -> list[Tick]:
    """The false sign-up is refused, and whoever really lives there still takes part."""
    rows = mistakes(register)
    if not rows:
        return [_not_read()]
    false, resident = rows[FALSE], rows[RESIDENT]
    return [
        _refused(false),
        tick(
            resident.verdict == "ready", _("Dirk Dropveter, who does live at number 23, still takes part."),
            _("Dirk Dropveter does live at number 23, and he was left out."),
            _("Press *Undo*, or look him up and take him over again."),
        ),
    ]  # fmt: skip


def _refused(false: SignUp) -> Tick:
    if false.verdict == "ready" and not false.decided:
        return Tick(
            False, _("No letters were made in this folder, so no code is known and Karel Krekel does not stand out."),
            _("Begin at step 4, at the bottom of this page."),
        )  # fmt: skip
    if false.verdict == "ready":
        return Tick(
            False, _("Karel Krekel would get into the group. At number 23 nobody knows him."),
            _("Press *Undo*. Look him up once more, and choose *Refuse*."),
        )  # fmt: skip
    if REFUSED in false.reasons:
        return Tick(True, _("Karel Krekel is refused. If he tries again with this number, he stays out."))
    if false.decided == "exclude":
        return Tick(
            False, _("Karel Krekel is left out this time. With a new sign-up he would be back."),
            _("Press *Undo*. Look him up once more, and choose *Refuse*: that is remembered."),
        )  # fmt: skip
    return Tick(
        False, _("Karel Krekel still waits. We never gave out his code, and at number 23 nobody knows him."),
        _("Look up Karel Krekel among the sign-ups that need you, and choose *Refuse*."),
    )  # fmt: skip


def _letter_o(one: SignUp) -> Tick:
    good = _("Lena Lantaarnpaal takes part: the letter O was a nought.")
    if one.decided in ("exclude", "wait"):
        bad, do = (
            _("Lena Lantaarnpaal has to wait for a slip of the finger."),
            _("Press *Undo*. Take our proposal for Lena over."),
        )
    else:
        bad = _("Lena Lantaarnpaal waits: in her number stands the letter O.")
        do = _("Look up Lena, compare the number on the left and on the right, and take it over.")
    return tick(one.verdict == "ready", good, bad, do)


def _digit_short(one: SignUp) -> Tick:
    if one.phone:
        return Tick(
            False, _("Noor Knikkerzak has a number now. Who says that it is hers?"),
            _("Press *Undo*. A digit is missing, and a guess brings a stranger into the group. Let her wait, and ask."),
        )  # fmt: skip
    return _waits(one, "Noor Knikkerzak", _("A digit is missing in her number. We do not guess it."))


def _no_consent(one: SignUp) -> Tick:
    if one.consent or one.decided == "accept":
        return Tick(
            False, _("Teuntje Theemuts did not say that you may keep her data."),
            _("Press *Undo*. Consent is given by the person. Let her wait, and send the question below the sign-up."),
        )  # fmt: skip
    return _waits(one, "Teuntje Theemuts", _("She did not tick the consent. You ask her first."))


def _next_door(one: SignUp) -> Tick:
    return tick(
        one.verdict == "excluded", _("Otto Oorwarmer is passed on: number 49 belongs to the group next door."),
        _("Otto Oorwarmer takes part, but number 49 belongs to the group next door.") if one.verdict == "ready"
        else _("Otto Oorwarmer lives at number 49. That belongs to the group next door."),
        _("Look up Otto and choose *Leave out*. The text to pass him on stands below."),
    )  # fmt: skip


def _wrong_postcode(one: SignUp) -> Tick:
    good = _("Vlinder Vlindervouw takes part, at the Lindelaan.")
    if one.verdict == "ready" and one.street != "Lindelaan":
        return Tick(
            False, _("Vlinder Vlindervouw now stands at the {street}.", street=one.street),
            _("Press *Undo*. Tijl knows her: she lives at Lindelaan 4. Put the postcode right: 1999AG."),
        )  # fmt: skip
    return tick(
        one.verdict == "ready", good, _("The postcode of Vlinder Vlindervouw belongs to another street."),
        _("Look up Vlinder and put the postcode right: 1999AG. Tijl knows her: she lives at Lindelaan 4."),
    )  # fmt: skip


def _waits(one: SignUp, name: str, why: str) -> Tick:
    left_out = _("{name} was left out.", name=name)
    open_still = _("{name} still waits for you. {why}", name=name, why=why)
    return tick(
        one.decided == "wait", _("{name} is on the waiting list. {why}", name=name, why=why),
        left_out if one.decided == "exclude" else open_still,
        _("Look up {name}, choose *On the waiting list*, and send the question.", name=name),
    )  # fmt: skip


def _not_read() -> Tick:
    return Tick(
        False, _("The file of mistakes has not been read yet."),
        _("Choose {file} under *Have a look at a file first*, and then press *Import this file*.", file=MISTAKES),
    )  # fmt: skip
