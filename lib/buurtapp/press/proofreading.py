"""What the letters say, read back from the print file and held against the register, for every address."""

import re
from collections.abc import Iterable, Iterator

from buurtapp.model.address import Address
from buurtapp.press.codes import ALPHABET, for_reading
from buurtapp.press.letters import of_address
from buurtapp.press.readback import skim
from buurtapp.press.sign_up import Codes
from buurtapp.press.template import Template
from buurtapp.words import Fault, _

_OF_THE_ADDRESS = {"adres": "address", "postcode": "postcode", "huisnummer": "door"}
_CODE = re.compile(rf"\b[{ALPHABET}]{{3}} [{ALPHABET}]{{4}}\b")


def proofread(data: bytes, template: Template, addresses: Iterable[Address], codes: Codes) -> None:
    """Raise Fault unless each letter, in walking order, says its own address and code, and no other code.

    Only what the template asks for can be missing from a letter.
    """
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    asked, owners = template.placeholders, {for_reading(code): key for key, code in codes.items()}
    letters, pictures = 0, set[str]()
    for letters, (text, drawn) in enumerate(skim(data), 1):
        if letters > len(in_order):
            break
        address = in_order[letters - 1]
        for words in _wanted(address, codes, asked):
            if words not in text:
                raise _misprint(_("the letter of {address} does not say {words}", address=address.line, words=words))
        if any(owners.get(code, address.key) != address.key for code in _CODE.findall(text)):
            raise _misprint(_("the letter of {address} has the code of another door", address=address.line))
        pictures.update(drawn)
    if letters != len(in_order):
        raise _misprint(_("{n} letters for {most} addresses", n=letters, most=len(in_order)))
    if codes and "qr" in asked and 1 < len(pictures) < len(in_order):
        raise _misprint(_("two doors have the same QR code"))


def _wanted(address: Address, codes: Codes, asked: frozenset[str]) -> Iterator[str]:
    for dutch, english in _OF_THE_ADDRESS.items():
        if asked & {dutch, english}:
            yield _plain(str(of_address(address)[dutch]))
    if "code" in asked and address.key in codes:
        yield for_reading(codes[address.key])


def _plain(text: str) -> str:
    """Without control characters and doubled spaces, which paper does not show."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _misprint(what: str) -> Fault:
    return Fault(
        _("The letters do not say what the register says: {what}.", what=what),
        _("A wrong letter in a letter box cannot be taken back, so nothing was saved."),
        _("Look in the template for words that take the place of the address or the code."),
        _("Make this print again with the template that came with the workbook."),
    )
