"""The plain table of the story: which fault stands in which file, and the reason codes it is there to show.

The codes are those of design.md 4, put down from the facts (design.md, domain.md 6, formats.md 3 and 4), never
from what the program says. The text of a cell may name anything of the person (`Person.words`).
"""

from dataclasses import dataclass, field

TRIAL = "eerder - proefgroep Bakkerspad.csv"
GOOGLE = "Aanmelden buurtapp Lindehof.csv"
MICROSOFT = "Aanmelden Zonneveldstraat.xlsx"
TYPED = "Lijst infoavond en deuren.csv"
FILES = (TRIAL, GOOGLE, MICROSOFT, TYPED)

ZONNEVELD = "Burgemeester Zonneveldstraat"

# Numbers that belong to no neighbour (design.md 3, formats.md 4.5): reserved for film and television by the German and
# the Swedish authority, or the public number of a public body: the police, and the House of Representatives.
SWEDISH_DRAMA = "+46 70 174 06 20"
GERMAN_DRAMA_NATIONAL = "0171 3920042"
POLICE = "0900-8844"
HOUSE_OF_REPRESENTATIVES = "070-3182211"


@dataclass(frozen=True, slots=True)
class Fault:
    """One row of the table: a sign-up with something to notice, and the codes it should get (`()`: none, ready).

    `who` and `door` fix the person; otherwise someone is drawn. `like` makes the row speak of the person of another
    row. `either`: the codes may stand on this row, on the one it is `like`, or on both. `also` may stand beside them.
    """

    key: str
    file: str
    codes: tuple[str, ...]
    cells: dict[str, str] = field(default_factory=dict)
    door: str = ""
    who: tuple[str, str] | None = None
    like: str = ""
    either: bool = False
    when: str = ""
    also: tuple[str, ...] = ()


def _trial(key: str, first: str, last: str, door: str, when: str, *codes: str) -> Fault:
    return Fault(key, TRIAL, codes, who=(first, last), door=door, when=when)


_ALL = ("name", "street", "number", "postcode", "phone", "email", "consent", "for_whom", "remark")

FAULTS: tuple[Fault, ...] = (
    # The trial group of May, imported in its own time: three of these people have a past when the other files come.
    _trial("bram", "Bram", "Wollesok", "Bakkerspad 5", "2026-05-12 19:04:11"),
    _trial("kiki", "Kiki", "Kersenpit", "Bakkerspad 3", "2026-05-12 19:30:42", "duplicate.same_phone"),
    _trial("okke", "Okke", "van Ooievaarsnest", "Bakkerspad 9", "2026-05-13 08:12:05"),
    _trial("wim", "Wim", "Waterval", "Bakkerspad 11", "2026-05-13 12:55:31", "consent.withdrawn"),
    _trial("rex", "Rex", "Regenboog", f"{ZONNEVELD} 2", "2026-05-14 17:20:00", "person.refused"),
    _trial("mies", "Mies", "Muizenhol", "Bakkerspad 7A", "2026-05-15 21:47:19"),
    Fault("guus", TRIAL, ("person.put_out",), who=("Guus", "Gansbloem"), door="Bakkerspad 14",
          when="2026-05-16 10:02:54", also=("duplicate.same_phone",)),
    _trial("toos", "Toos", "Toverbos", "Bakkerspad 17", "2026-05-17 20:15:38"),
    # The team signs up as everybody does.
    Fault("roos", GOOGLE, (), who=("Roos", "Duizendschoon"), door="Lindelaan 8", when="2026-09-14 18:02:13"),
    Fault("fatma", GOOGLE, (), who=("Fatma", "Sterrenhemel"), door=f"{ZONNEVELD} 12", when="2026-09-14 19:47:05"),
    Fault("tijl", GOOGLE, (), who=("Tijl", "Pannenkoek"), door="Lindelaan 31bis", when="2026-09-14 20:10:59"),
    Fault("sien", TYPED, (), who=("Sien", "Theelepel"), door="Lindelaan 27-2"),
    # The Google form.
    Fault("remark", GOOGLE, ("phone.remark_removed",), {"phone": "{dashed} (na 18 uur)"}),
    Fault("swedish", GOOGLE, ("phone.foreign", "phone.not_practice"), {"phone": SWEDISH_DRAMA}),
    Fault("german", GOOGLE, ("phone.foreign_guess", "phone.not_practice"), {"phone": GERMAN_DRAMA_NATIONAL}),
    Fault("letter o", GOOGLE, ("phone.digit_guess",), {"phone": "{letter_o}"}),
    Fault("landline", GOOGLE, ("phone.landline",), {"phone": HOUSE_OF_REPRESENTATIVES}),
    Fault("digit short", GOOGLE, ("phone.invalid",), {"phone": "{short}"}),
    Fault("street typo", GOOGLE, ("address.street_corrected",), {"street": "Lindelan"}, door="Lindelaan 22"),
    Fault("street typo, no postcode", GOOGLE, ("address.street_guess",), {"street": "Lindenlaan", "postcode": ""},
          door="Lindelaan 25", also=("postcode.missing_filled",)),
    Fault("which door", GOOGLE, ("address.ambiguous",), {"number": "27"}, door="Lindelaan 27-1"),
    Fault("outside", GOOGLE, ("address.outside_area",), door=f"{ZONNEVELD} 47"),
    Fault("other postcode", GOOGLE, ("postcode.street_mismatch",), {"postcode": "{bakkerspad}"}, door="Lindelaan 14"),
    Fault("unusable postcode", GOOGLE, ("postcode.ignored",), {"postcode": "199 LN"}, door="Lindelaan 43"),
    Fault("initials", GOOGLE, ("name.initials_only",), {"name": "{initial}. {last}"}),
    Fault("two people", GOOGLE, ("name.two_people",), {"name": "{first} en Marie {last}"}),
    Fault("mail", GOOGLE, ("email.invalid",), {"email": "{first}.voorbeeld.invalid"}),
    Fault("for another", GOOGLE, ("consent.by_other",), {"for_whom": "Voor iemand anders", "remark":
          "Ik vul dit in voor mijn buurvrouw, zij heeft geen computer."}),
    Fault("sent twice", GOOGLE, (), when="2026-09-16 21:14:09"),
    Fault("sent twice again", GOOGLE, ("duplicate.same_submission",), like="sent twice", either=True,
          when="2026-09-16 21:14:15"),
    Fault("kiki again", GOOGLE, (), like="kiki", when="2026-09-15 08:31:27"),
    Fault("toos again", GOOGLE, ("duplicate.same_person_new_phone",), {"phone": "{new_phone}"}, like="toos",
          either=True, when="2026-09-18 14:22:40"),
    Fault("guus again", GOOGLE, ("person.put_out",), like="guus", when="2026-09-19 23:48:02"),
    Fault("typed later too", GOOGLE, ("phone.invalid", "duplicate.put_right"), {"phone": "{short}"}),
    Fault("empty form", GOOGLE, ("row.no_data",),
          dict.fromkeys(_ALL, "")),
    # The Microsoft form.
    Fault("two numbers", MICROSOFT, ("phone.two_numbers",), {"phone": "{dashed} of {new_dashed}"}),
    Fault("all zeros", MICROSOFT, ("phone.implausible",), {"phone": "06 0000 0000"}),
    Fault("service number", MICROSOFT, ("phone.service",), {"phone": POLICE}),
    Fault("no address", MICROSOFT, ("address.missing",), {"street": "", "number": "", "postcode": ""}),
    Fault("unknown number", MICROSOFT, ("address.unknown",), {"number": "77"}, door=f"{ZONNEVELD} 33"),
    Fault("letter left out", MICROSOFT, ("address.addition_guess",), {"number": "34"}, door=f"{ZONNEVELD} 34A"),
    Fault("no name", MICROSOFT, ("name.missing",), {"first": "", "prefix": "", "core": ""}),
    Fault("no tick", MICROSOFT, ("consent.missing",), {"consent": ""}),
    # The list typed in Excel.
    Fault("rounded number", TYPED, ("phone.scientific",), {"phone": "{rounded}"}),
    Fault("date for a number", TYPED, ("address.date_damage",), {"number": "3-feb", "addition": ""},
          door="Lindelaan 3-2"),
    Fault("zero lost", TYPED, ("phone.zero_restored",), {"phone": "{bare}"}),
    Fault("no postcode", TYPED, ("postcode.missing_filled",), {"postcode": ""}),
    Fault("no phone", TYPED, ("phone.missing",), {"phone": "", "remark": "belt nog terug met 06"}),
    Fault("daughter's phone", TYPED, ("phone.in_doubt",), {"phone": "{dashed} (dochter)"}),
    Fault("no consent", TYPED, ("consent.missing",), {"consent": "nee", "remark": "wil eerst de huisregels lezen"}),
    Fault("broken letters", TYPED, ("name.mojibake",), {"name": "RenÃ©e Boterbloem"}, who=("Renée", "Boterbloem")),
    Fault("shared phone", TYPED, (), who=("Klaas", "Kraaiennest"), door="Lindelaan 46RD"),
    Fault("shared phone too", TYPED, ("household.shared_phone",), {"name": "Griet {last}"}, like="shared phone",
          either=True),
    Fault("typed as well", TYPED, (), like="typed later too"),
)  # fmt: skip
