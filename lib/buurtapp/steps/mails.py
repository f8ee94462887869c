"""Texts to copy into a mail or message; the workbook sends nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from buurtapp.model.people import Contact, ContactKind
from buurtapp.model.signup import SignUp
from buurtapp.steps.questions import questions_for
from buurtapp.steps.wording import text
from buurtapp.store import Register
from buurtapp.store.forms import decisions, load_all
from buurtapp.store.signups import signups
from buurtapp.words import _


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to copy: to whom, about what, and the text."""

    to: str
    subject: str
    body: str

    @property
    def link(self) -> str:
        """A `mailto:` draft; the mail program opens, a person presses send."""
        return f"mailto:{quote(self.to)}?subject={quote(self.subject, safe='')}&body={quote(self.body, safe='')}"

    @property
    def whatsapp(self) -> str:
        """A draft in WhatsApp without a number: only an admitted person's number may be in a link (design.md 4)."""
        return f"https://wa.me/?text={quote(self.body, safe='')}"


FIRST_MAILS: dict[ContactKind, str] = {
    "wijkagent": "mail-wijkagent",
    "municipality": "mail-gemeente",
    "neighbouring_group": "mail-buurgroep",
}


def first_mails(register: Register) -> dict[ContactKind, Mail]:
    """Step 1: the mails to the wijkagent, the municipality and the admins next door."""
    contacts = [Contact.model_validate(value) for value in load_all(register, "contacts").values()]
    return {
        kind: _mail(register, name, ", ".join(c.email for c in contacts if c.kind == kind and c.email))
        for kind, name in FIRST_MAILS.items()
    }


def form_text(register: Register) -> str:
    """Step 2: the questions and ticks of the sign-up form, with the versions of consent and rules."""
    return text(register, "aanmeldformulier").body


def confirmation(register: Register, signup: SignUp) -> Mail:
    """Step 4: what someone gets to read after signing up."""
    return _mail(register, "bevestiging", signup.email, naam=signup.name or _("neighbour"))


def question(register: Register, signup: SignUp) -> Mail:
    """Step 4: the question to someone whose sign-up is not clear, one line for what is not."""
    asked = questions_for(signup.reasons, decisions(register).minimum_age)
    return _mail(register, "vraag-aan-aanmelder", signup.email, naam=signup.name or _("neighbour"), vragen=asked)


def pass_on(register: Register, signup: SignUp, groups: Iterable[Contact]) -> Mail:
    """Step 4: to someone outside the area, whom to ask in the group next door."""
    told = [", ".join(filter(None, (group.name, group.email, group.phone))) for group in groups]
    return _mail(register, "doorverwijzing", signup.email, naam=signup.name or _("neighbour"), buurgroepen=told)


def bcc(register: Register) -> str:
    """Step 4: the addresses of everyone who is ready, for the BCC line; never for To."""
    found = dict.fromkeys(s.email for s in signups(register) if s.verdict == "ready" and s.email and _sound(s))
    return "; ".join(found)


def _sound(signup: SignUp) -> bool:
    return "email.invalid" not in signup.reasons and bool(signup.consent)


def _mail(register: Register, name: str, to: str, **values: object) -> Mail:
    filled = text(register, name, **values)
    return Mail(to, filled.subject, filled.body)
