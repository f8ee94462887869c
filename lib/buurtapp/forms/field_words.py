"""What the fields of a sign-up, and the ways to read a file, are called on the page."""

from collections.abc import Iterable

from buurtapp.words import _


def field_words() -> dict[str, str]:
    """Each field that a column can hold, in the words of a volunteer."""
    return {
        "timestamp": _("Moment of signing up"),
        "name": _("Whole name"),
        "first_name": _("First name"),
        "prefix": _("Prefix of the name (van, de)"),
        "last_name": _("Last name"),
        "address": _("Whole address"),
        "street": _("Street"),
        "number": _("House number"),
        "addition": _("Addition"),
        "postcode": _("Postcode"),
        "city": _("Town"),
        "phone": _("Mobile number"),
        "email": _("Mail address"),
        "consent": _("Consent"),
        "rules": _("Agrees to the house rules"),
        "age": _("Is old enough"),
        "code": _("Code from the letter"),
        "for_whom": _("For whom it was filled in"),
        "withdraw": _("Wants to stop"),
        "remark": _("Remark"),
        "housemate": _("Name of a house-mate"),
    }


def in_field_words(fields: Iterable[str]) -> str:
    """`("consent", "rules")` in words; empty when a column is not used."""
    words = field_words()
    return _(" and ").join(words[name] for name in fields)


def kind_words() -> dict[str, str]:
    """What kinds of file there are."""
    return {
        "csv": _("A text file with columns (CSV)"),
        "pasted": _("Pasted text"),
        "html": _("A web page with a table"),
        "vcard": _("Contact cards"),
        "xlsx": _("Excel"),
        "xls": _("Excel (older)"),
        "ods": _("LibreOffice"),
        "empty": _("An empty file"),
    }


def origin_words() -> dict[str, str]:
    """Which program made an export."""
    return {"google": "Google Forms", "microsoft": "Microsoft Forms"}


def separator_words() -> dict[str, str]:
    """What stands between two columns."""
    return {";": _("semicolon (;)"), ",": _("comma (,)"), "\t": _("tab"), "|": _("upright line (|)")}


def encoding_words() -> dict[str, str]:
    """Ways to write letters like é and ë in a file, by whose they are."""
    return {
        "utf-8": _("Modern (UTF-8)"),
        "cp1252": _("Windows"),
        "mac_roman": _("Older Mac"),
        "cp850": _("Very old (DOS)"),
        "cp1250": _("Windows, Poland and Czechia"),
        "cp1254": _("Windows, Turkey"),
        "utf-16": "UTF-16",
    }
