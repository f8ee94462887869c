"""The words of the document about one person, for what the register keeps as codes."""

from buurtapp.words import _


def field_word(key: str) -> str:
    """A field of a sign-up or of a list of the team."""
    return {
        "name": _("name"), "who": _("name"), "phone": _("mobile number"), "email": _("mail address"),
        "address": _("address"), "street": _("street"), "number": _("house number"), "addition": _("addition"),
        "postcode": _("postcode"), "consent": _("consent"), "rules": _("house rules"), "age": _("age"),
        "code": _("code on the letter"), "buddy": _("neighbour who passes messages on"), "role": _("role"),
        "streets": _("streets"), "availability": _("when available"), "deputy_for": _("deputy for"),
        "agreed_to_be_named": _("agreed to be named"), "kind": _("kind"), "contacted_on": _("contacted on"),
        "note": _("note"), "answer": _("answer"), "on": _("date"),
    }.get(key, key)  # fmt: skip


def verdict_word(verdict: str) -> str:
    """What became of a sign-up."""
    return {
        "ready": _("fine"), "proposed": _("waits for a person, with a proposal"), "ask": _("waits for a person"),
        "excluded": _("does not count"),
    }.get(verdict, verdict)  # fmt: skip


def decided_word(decided: str) -> str:
    """What a person decided."""
    return {"accept": _("taken over"), "exclude": _("left out"), "wait": _("on the waiting list")}.get(decided, decided)


def check_word(how: str) -> str:
    """How somebody was checked, or what happened at a door."""
    return {
        "address": _("by the address"), "code": _("by the code on the letter"), "door": _("seen at the door"),
        "call": _("called back"), "vouched": _("a neighbour vouches"), "joined": _("joins in"),
        "thinks": _("thinks about it"), "no": _("does not want to"), "not_home": _("not at home"),
        "sticker": _("sticker: no letters please"),
    }.get(how, how)  # fmt: skip


def past_word(kind: str) -> str:
    """What happened that keeps a number out."""
    return {
        "withdrawn": _("Consent withdrawn"), "refused": _("Sign-up refused"),
        "put_out": _("Put out of the group (only a mark of the number)"),
    }.get(kind, kind)  # fmt: skip


def value_word(value: object) -> str:
    """A value of a list of the team as text."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {
        "initiator": _("initiator"), "main_admin": _("main admin"), "admin": _("admin"), "deputy": _("deputy"),
        "helper": _("helper"), "yes": _("yes"), "no": _("no"),
    }.get(str(value), str(value))  # fmt: skip


def app_name(platform: str) -> str:
    """`whatsapp` -> `WhatsApp`."""
    return {"whatsapp": "WhatsApp", "signal": "Signal", "telegram": "Telegram"}.get(platform, platform)


def form_word(form: str) -> str:
    """A form that is a list of people."""
    return {"team": _("Team"), "contacts": _("Contacts"), "asked": _("Asked in step 1")}.get(form, form)
