"""A quiet group needs another place to talk: a second group, or a mail list. Nobody is put into it unasked."""

from buurtapp.model.admission import admit
from buurtapp.steps.mails import Mail
from buurtapp.steps.wording import text
from buurtapp.store import Register
from buurtapp.store.forms import decisions
from buurtapp.store.signups import signups


def mail_addresses(register: Register) -> list[str]:
    """The sound mail addresses of everybody whom the gate admits, each once, for the BCC line and never for To."""
    decided, practice = decisions(register), register.neighbourhood().practice
    admitted = (one for one in signups(register) if admit(one, decided, practice=practice))
    return list(dict.fromkeys(one.email for one in admitted if one.email and "email.invalid" not in one.reasons))


def invitation_to_chat(register: Register) -> Mail | None:
    """The text that asks neighbours to the place to chat; None when the team wants none.

    For a second group a message to place in the group; for a mail list a mail, with whom to put in BCC in `to`.
    """
    way = decisions(register).chat
    if not way:
        return None
    filled = text(register, "praatgroep" if way == "group" else "maillijst")
    return Mail("" if way == "group" else "; ".join(mail_addresses(register)), filled.subject, filled.body)
