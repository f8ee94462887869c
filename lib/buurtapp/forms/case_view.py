"""One case on the page: why it waits, what the file says, and how we read it."""

from collections.abc import Iterable
from datetime import date

from buurtapp.forms.masks import mask_phone, spoken_phone
from buurtapp.forms.pages import paragraph
from buurtapp.forms.tables import lines_html, table_html
from buurtapp.model.reasons import REASONS
from buurtapp.model.signup import SignUp
from buurtapp.steps.signing_up import admission
from buurtapp.store import Register
from buurtapp.words import _

_WRITTEN = {
    "name": ("name", "first_name", "prefix", "last_name"),
    "address": ("address", "street", "number", "addition"),
    "postcode": ("postcode",),
    "phone": ("phone",),
    "email": ("email",),
    "consent": ("consent",),
    "remark": ("remark",),
}


def case_html(register: Register, signup: SignUp, others: Iterable[SignUp] = ()) -> str:
    """The case in clear: the reasons as sentences, this person's sign-ups with another number, masked, and original
    beside reading.
    """
    place = paragraph(_("From {source}, row {row}.", source=signup.source, row=signup.row), "bk-help")
    why = [_(REASONS[code].sentence) for code in signup.reasons]
    titles = ("", _("As it stands in the file"), _("As we read it"))
    numbers = lines_html(_other_number(other) for other in others)
    return place + _stands(register, signup) + lines_html(why) + numbers + table_html(titles, _rows(signup))


def _other_number(other: SignUp) -> str:
    day = f"{date.fromisoformat(other.moment[:10]):%d-%m-%Y}"
    return _(
        "The other number: {phone}, signed up on {day} ({source}, row {row}).",
        phone=mask_phone(other.phone), day=day, source=other.source, row=other.row,
    )  # fmt: skip


def gate_words(because: Iterable[str]) -> list[str]:
    """What the gate still misses, in words; the verdict itself is left out."""
    words = {
        "past": _("this person withdrew or was refused"),
        "consent": _("consent is missing"),
        "rules": _("the house rules were not agreed to"),
        "age": _("the age was not confirmed"),
        "verified": _("nobody has checked yet that this person lives here"),
        "phone": _("there is no usable mobile number"),
    }
    return [words[name] for name in because if name in words]


def _stands(register: Register, signup: SignUp) -> str:
    gate = admission(register, signup)
    if gate:
        return paragraph("✓ " + _("This sign-up is fine now. Go on with the next one."), "bk-done")
    missing = gate_words(gate.because)
    return paragraph(_("Not yet to WhatsApp: {why}.", why=", ".join(missing))) if missing else ""


def _rows(signup: SignUp) -> list[tuple[str, str, str]]:
    read = {
        "name": signup.name,
        "address": door_line(signup),
        "postcode": signup.postcode,
        "phone": spoken_phone(signup.phone),
        "email": signup.email,
        "consent": _("yes") if signup.consent else _("no"),
        "remark": "",
    }
    labels = {
        "name": _("Name"), "address": _("Address"), "postcode": _("Postcode"), "phone": _("Mobile number"),
        "email": _("Mail address"), "consent": _("Consent"), "remark": _("Remark"),
    }  # fmt: skip
    written = {
        key: " ".join(filter(None, (signup.raw.get(name, "") for name in names))) for key, names in _WRITTEN.items()
    }
    return [(labels[key], written[key], read[key]) for key in labels if written[key] or read[key]]


def found_by(signup: SignUp) -> str:
    """What a sign-up is searched by beside what a masked list shows of it."""
    return " ".join((signup.name, signup.phone, spoken_phone(signup.phone), signup.email))


def door_line(signup: SignUp) -> str:
    """Street, number and addition as on the door: `Kerkpad 12A`, `Kerkpad 12-2`."""
    dash = "-" if signup.addition[:1].isdigit() else ""
    return f"{signup.street} {signup.number}{dash}{signup.addition}".strip()
