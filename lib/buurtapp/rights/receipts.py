"""The receipt of a package: a short code that only comes from inside it (design.md 3, One owner)."""

import hashlib
import hmac
from collections.abc import Mapping

from buurtapp.press.codes import ALPHABET

_LENGTH = 12


def receipt_of(key: bytes, package: str, contents: Mapping[str, str]) -> str:
    """The receipt as one types it, `KXT4-7PHM-CD93`: an HMAC of the package's number and its contents.

    `key` lies inside the package and nowhere else; `contents` are the SHA-256 of its members by name. So whoever
    has the receipt opened this very package, whole.
    """
    said = "\n".join([package, *(f"{name} {digest}" for name, digest in sorted(contents.items()))])
    number = int.from_bytes(hmac.new(key, said.encode(), hashlib.sha256).digest(), "big")
    characters = []
    for _place in range(_LENGTH):
        number, value = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[value])
    code = "".join(characters)
    return "-".join(code[at : at + 4] for at in range(0, _LENGTH, 4))


def hash_of(receipt: str) -> str:
    """What the sender keeps to know the receipt when it comes, however it is typed."""
    plain = "".join(character for character in receipt.upper() if character.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
