"""An invented city and its sign-ups, as clean and as faulty as real ones, drawn anew at every run.

Phone numbers are drawn from the real Dutch ranges and never stored. About seven rows in ten are faultless; the
faults of domain.md 6 and formats.md 4.3 share the rest. Ten times the rows hold ten times of everything: a number or
mail address is shared or repeated because somebody does so, never by the luck of the draw, which would make that a
hundred times as often.
"""

import random
from collections.abc import Callable, Iterator

import pandas as pd

FAULTY = 0.15
TWICE, SHARED = 0.02, 0.002  # who signs up once more, or with a house-mate's number and mail address
_FIRST = (
    "Aart Bea Cor Dirk Els Fons Gea Hein Ineke Joop Klaas Loes Mien Niels Olga Piet Quinten Riet Sjoerd Tineke Ubbo "
    "Vera Wim Xander Yvonne Zeger"
).split()
_MIDDLE = "Anna Bert Carla Daan Eva Frank Greet Hans Ilse Jan".split()
_PREFIX = ["", "", "", "de ", "van ", "van der ", "van den "]
_HEAD = "Ak Berk Dal Eik Fels Gaard Hoog Kerk Linde Meer Noord Oever Plas Ruit Sluis Toren Veld Water Zand Brug".split()
_TAIL = "man huis berg veld stra ma sen dijk hof brink kamp laar meer mans wijk zoon".split()
_TREE = (
    "Appel Berken Ceder Dennen Eiken Fluiter Gele Hazel Iepen Jasmijn Kastanje Linden Meidoorn Noten Olmen Populieren "
    "Rozen Sparren Tulpen Vlier Wilgen Zonne Kerk Molen School"
).split()
_MID = ["", "bos", "dal", "hof", "kamp", "meer", "oever", "rand", "veld", "zicht"]
_KIND = ["straat", "laan", "weg", "plein"]
_REMARK = [" (na 18u)", " (werk)", "/Jan", " thuis", " graag appen"]


def city(doors: int, seed: int = 1) -> pd.DataFrame:
    """An address file of about `doors` addresses, some sixty in a street, some with additions."""
    draw = random.Random(seed)
    rows: list[tuple[str, int, str, str, str, bool]] = []
    for place, street in enumerate(_street_names(max(1, doors // 60), draw)):
        postcode = f"{1000 + place // 400}{chr(65 + place // 20 % 20)}{chr(65 + place % 20)}".replace("SA", "TA")
        postcode = postcode.replace("SD", "TD").replace("SS", "TT")
        for number in range(1, 51):
            additions = ["", "A"] if number % 10 == 0 else ["H", "1", "2"] if number % 17 == 0 else [""]
            rows += [(street, number, addition, postcode, "Verzonnen", True) for addition in additions]
    return pd.DataFrame(rows, columns=["street", "number", "addition", "postcode", "city", "in_area"])


def sign_ups(count: int, addresses: pd.DataFrame, seed: int = 2) -> pd.DataFrame:
    """`count` sign-ups at these addresses, as intake would hand them over."""
    draw = random.Random(seed)
    doors = list(addresses[["street", "number", "addition", "postcode"]].itertuples(index=False, name=None))
    rows = list(_rows(count, doors, draw))
    frame = pd.DataFrame(
        rows, columns=["name", "street", "number", "addition", "postcode", "phone", "email", "consent"]
    )
    frame.insert(0, "moment", [f"2026-{1 + i // 2419200 % 12:02}-01T{i % 86400:06}" for i in range(count)])
    frame.insert(0, "row", [str(i + 2) for i in range(count)])
    frame.insert(0, "source", "antwoorden.csv")
    frame.index = pd.RangeIndex(1, count + 1, name="id")
    return frame.astype("str")


def _mobiles(draw: random.Random) -> Iterator[str]:
    """Eight digits that make a Dutch mobile behind 06, never the same twice."""
    given: set[str] = set()
    while True:
        tail = draw.choice("123458") + f"{draw.randrange(10**7):07}"
        if tail not in given:
            given.add(tail)
            yield tail


def _rows(count: int, doors: list[tuple[str, int, str, str]], draw: random.Random) -> Iterator[tuple[str, ...]]:
    made: list[tuple[str, ...]] = []
    mobiles = _mobiles(draw)
    for _row in range(count):
        if made and draw.random() < TWICE:
            yield draw.choice(made)
            continue
        street, number, addition, postcode = draw.choice(doors)
        name = _name(draw)
        phone, mail = _phone(next(mobiles), draw), _mail(name, draw)
        row = (name, street, str(number), addition, postcode, phone, mail, "Ja, akkoord")
        if made and draw.random() < SHARED:
            row = (name, *draw.choice(made)[1:])
        elif draw.random() < FAULTY:
            row = _with_a_fault(row, mobiles, draw)
        made.append(row)
        yield row


def _name(draw: random.Random) -> str:
    first = draw.choice(_FIRST) + (f" {draw.choice(_MIDDLE)}" if draw.random() < 0.3 else "")
    core = draw.choice(_HEAD) + draw.choice(_TAIL)
    return f"{first} {draw.choice(_PREFIX)}{core}" + (
        f"-{draw.choice(_HEAD)}{draw.choice(_TAIL)}" if draw.random() < 0.1 else ""
    )


def _mail(name: str, draw: random.Random) -> str:
    return f"{name.split()[0].lower()}{draw.randrange(10**9)}@example.org" if draw.random() < 0.8 else ""


def _phone(tail: str, draw: random.Random) -> str:
    shapes: list[tuple[int, Callable[[str], str]]] = [
        (40, lambda t: f"06{t}"), (20, lambda t: f"06-{t}"), (10, lambda t: f"06 {t[:2]} {t[2:4]} {t[4:6]} {t[6:]}"),
        (10, lambda t: f"+316{t}"), (6, lambda t: f"+31 6 {t[:4]} {t[4:]}"), (3, lambda t: f"00316{t}"),
        (3, lambda t: f"6{t}"), (2, lambda t: f"+31(0)6-{t}"), (2, lambda t: f"06 - {t}"), (2, lambda t: f"(06){t}"),
        (2, lambda t: f"06.{t[:2]}.{t[2:4]}.{t[4:6]}.{t[6:]}"),
    ]  # fmt: skip
    return draw.choices([shape for _share, shape in shapes], [share for share, _shape in shapes])[0](tail)


def _with_a_fault(row: tuple[str, ...], mobiles: Iterator[str], draw: random.Random) -> tuple[str, ...]:
    name, street, number, addition, postcode, _phone, mail, consent = row
    tail = next(mobiles)
    faults: list[Callable[[], tuple[str, ...]]] = [
        lambda: (name.upper(), *row[1:]),
        lambda: (name.lower(), *row[1:]),
        lambda: (f"{name[0]}. {name.split()[-1]}", *row[1:]),
        lambda: (name, _slip(street, draw), *row[2:]),
        lambda: (name, street.lower(), number, addition, postcode.lower(), *row[5:]),
        lambda: (name, street.replace("straat", "str.").replace("laan", "ln"), *row[2:]),
        lambda: (name, street, f"{number} {addition.lower()}".strip(), "", f"{postcode[:4]} {postcode[4:]}", *row[5:]),
        lambda: (name, street, number, addition, "", *row[5:]),
        lambda: (name, _slip(street, draw), number, addition, "", *row[5:]),
        lambda: (name, street, "1-feb", "", *row[4:]),
        lambda: (name, street, "999", *row[3:]),
        lambda: (*row[:5], f"06-{tail}{draw.choice(_REMARK)}", mail, consent),
        lambda: (*row[:5], f"06{tail} / 06{next(mobiles)}", mail, consent),
        lambda: (*row[:5], f"6{tail}.0", mail, consent),
        lambda: (*row[:5], f"06{tail[:-1]}", mail, consent),
        lambda: (*row[:5], f"030-2{tail[1:7]}", mail, consent),
        lambda: (*row[:5], f"+32 47{tail[:7]}", mail, consent),
        lambda: (*row[:5], f"O6{tail}", mail, consent),
        lambda: (*row[:5], "", mail, consent),
        lambda: (*row[:7], ""),
    ]
    return draw.choice(faults)()


def _slip(street: str, draw: random.Random) -> str:
    place = draw.randrange(1, len(street) - 4)
    return street[:place] + street[place + 1 :]


def _street_names(count: int, draw: random.Random) -> list[str]:
    names = [f"{tree}{mid}{kind}" for tree in _TREE for mid in _MID for kind in _KIND]
    names += [f"{first} {head}{tail}{_KIND[0]}" for first in _FIRST for head in _HEAD for tail in _TAIL]
    draw.shuffle(names)
    return names[:count]
