"""Whose computer a sign-up form stands on, by its link."""

from urllib.parse import urlsplit

_FORMS = {
    "forms.gle": "Google Forms",
    "docs.google.com": "Google Forms",
    "forms.office.com": "Microsoft Forms",
    "forms.microsoft.com": "Microsoft Forms",
    "forms.cloud.microsoft": "Microsoft Forms",
}


def provider(link: str) -> str:
    """`Google Forms`, `Microsoft Forms`, else the host of the link; empty without a link or for a mail address."""
    plain = link.strip()
    if not plain or plain.startswith("mailto:"):
        return ""
    try:
        host = (urlsplit(plain if "://" in plain else f"https://{plain}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return _FORMS.get(host, host)
