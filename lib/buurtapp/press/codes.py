"""Sign-up codes: six characters and a check character, one per address (design.md 6, domain.md 2.5).

The alphabet has no look-alikes (no 0/O, 1/I/L, 2/Z, 5/S, 8/B, 6/G, U/V), and no vowels, so that no code is a word. It
has nineteen characters because nineteen is prime: the check then finds every single mistyped character and every
two that changed places.
"""

import hmac
from collections.abc import Collection, Iterable
from hashlib import sha256

ALPHABET = "CDFHJKMNPRTWXY34679"
LENGTH = 7
_SIZE = len(ALPHABET)
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
# What somebody may have had before her eyes when she typed a character that no code has.
_READ_AS = {
    "O": "DC9", "0": "DC96", "Q": "9DC", "I": "JT7", "1": "7JT", "L": "TJ", "2": "7", "Z": "7", "5": "63", "S": "36",
    "8": "369", "B": "R3", "G": "6C", "U": "WJ", "V": "YW", "A": "4R", "E": "F3",
}  # fmt: skip


def make_code(key: bytes, address_key: str, nth: int = 0) -> str:
    """The code of an address under the register's own random `key`; `nth` > 0 for a newcomer at that address.

    The same three give the same code for ever; without the key a code says nothing about its neighbour's.
    Two addresses can meet in one code (1 in 47 million); `make_codes` avoids codes already given.
    """
    digest = hmac.new(key, f"{address_key}\n{nth}".encode(), sha256).digest()
    number = int.from_bytes(digest, "big")
    values = []
    for _place in range(LENGTH - 1):
        number, value = divmod(number, _SIZE)
        values.append(value)
    return "".join(ALPHABET[value] for value in [*values, _check(values)])


def make_codes(key: bytes, address_keys: Iterable[str], taken: Collection[str] = (), nth: int = 0) -> dict[str, str]:
    """A code for every address, none of them in `taken` or given twice; an address key -> its code.

    `nth` counts the codes that the addresses had before: a newcomer gets the next one.
    """
    codes: dict[str, str] = {}
    given = set(taken)
    for address in dict.fromkeys(address_keys):
        again, code = 0, make_code(key, address, nth)
        while code in given:
            again, code = again + 1, make_code(key, f"{address}\n{nth}\nagain", again)
        given.add(code)
        codes[address] = code
    return codes


def is_well_formed(code: str) -> bool:
    """Whether `code` has the right characters and its check character fits; says nothing about who it belongs to."""
    values = [_VALUE[character] for character in code if character in _VALUE]
    return len(code) == LENGTH == len(values) and _check(values[:-1]) == values[-1]


def normalise(code: str) -> str:
    """The code as it was printed: capitals, without spaces, hyphens and dots.

    One character that no code has, such as an O or a 0, is read as the look-alike that makes the check fit.
    What cannot be read so is given back in capitals, and is not well formed.
    """
    plain = "".join(character for character in code.upper() if not character.isspace() and character not in "-–—_.")
    strange = [place for place, character in enumerate(plain) if character not in _VALUE]
    if len(plain) != LENGTH or len(strange) != 1:
        return plain
    at = strange[0]
    candidates = (plain[:at] + likely + plain[at + 1 :] for likely in _READ_AS.get(plain[at], ""))
    return next((candidate for candidate in candidates if is_well_formed(candidate)), plain)


def for_reading(code: str) -> str:
    """The code in two groups, as it is printed: `KX4 7TPH`."""
    return f"{code[:3]} {code[3:]}"


def _check(values: list[int]) -> int:
    """The value that makes the sum of place x value, counted from 1, a multiple of nineteen."""
    total = sum(place * value for place, value in enumerate(values, 1))
    return -total * pow(len(values) + 1, -1, _SIZE) % _SIZE
