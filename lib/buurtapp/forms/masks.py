"""Masked names and numbers: enough to recognise someone you know, too little to copy (design.md 5)."""

DOT = "•"


def mask_phone(phone: str) -> str:
    """`+31600112278` -> `06 •••• ••78`; a foreign number keeps its country code; empty stays empty."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    if len(digits) < 5:
        return DOT * len(digits)
    if phone.startswith(("+316", "06")):
        return f"06 {DOT * 4} {DOT * 2}{digits[-2:]}"
    start = f"+{digits[:2]}" if phone.startswith("+") else digits[:2]
    return f"{start} {DOT * 4} {DOT * 2}{digits[-2:]}"


def mask_name(name: str) -> str:
    """`Jan de Vries` -> `J. de V.`; words in small letters stay, and the sign between two people."""
    return " ".join(word if word[:1].islower() or word[:1] in "'’&+/" else f"{word[:1]}." for word in name.split())


def mask_mail(mail: str) -> str:
    """`jan@voorbeeld.nl` -> `j•••@v•••.nl`."""
    name, at, host = mail.partition("@")
    if not at:
        return DOT * min(len(mail), 4)
    ending = host.rpartition(".")[2] if "." in host else ""
    return f"{name[:1]}{DOT * 3}@{host[:1]}{DOT * 3}" + (f".{ending}" if ending else "")


def spoken_phone(phone: str) -> str:
    """A number in clear, as people say it: `+31600112278` -> `06 00 11 22 78`; a foreign one as it is."""
    if not (phone.startswith("+316") and len(phone) == 12):
        return phone
    local = "0" + phone[3:]
    return " ".join(local[at : at + 2] for at in range(0, 10, 2))


def masked(name: str, door: str, phone: str) -> str:
    """Somebody to choose from a list: `J. de V., Lindelaan 8, 06 •••• ••78`."""
    return ", ".join(filter(None, (mask_name(name), door, mask_phone(phone))))
