"""Who withdrew, was refused or was put out: kept by marks, and no older sign-up gets past it (design.md 3 and 4)."""

from datetime import date, timedelta
from typing import Literal

from buurtapp.judging.outcomes import refresh
from buurtapp.model.signup import SignUp
from buurtapp.store import Register
from buurtapp.store.life import PUT_OUT_DAYS
from buurtapp.store.members import set_status
from buurtapp.store.register import now
from buurtapp.store.signups import add_past, row_marks, signups


def refuse(register: Register, signup: SignUp, on: date | None = None) -> SignUp:
    """Refuse a sign-up: it and older ones with this number stay out.

    Kept until eight weeks after launch; that day may be unknown yet, or move, so it is not kept here.
    """
    return _remember(register, signup, "refused", on, None)


def withdraw(register: Register, signup: SignUp, on: date | None = None) -> SignUp:
    """Keep that this person withdrew consent: it beats every older row with this number."""
    return _remember(register, signup, "withdrawn", on, None)


def put_out(register: Register, signup: SignUp, on: date | None = None) -> SignUp:
    """Keep, by a mark only and for a year, that this person was put out of the group."""
    return _remember(register, signup, "put_out", on, (on or date.today()) + timedelta(days=PUT_OUT_DAYS))


def _remember(
    register: Register,
    signup: SignUp,
    kind: Literal["withdrawn", "refused", "put_out"],
    on: date | None,
    until: date | None,
) -> SignUp:
    at = on.isoformat() if on else now()
    last_day = until.isoformat() if until else None
    with register.action(f"past.{kind}", signup.key):
        add_past(register, kind, phone=signup.phone, row=row_marks(register)[signup.id], at=at, until=last_day)
        if signup.phone:
            set_status(register, [signup.phone], "left" if kind != "refused" else "refused", on or date.today())
    refresh(register)
    return next(found for found in signups(register) if found.id == signup.id)
