"""A Dutch Android export of the example's group: 12-hour clock with day-parts, system lines, a few messages.

Shapes of formats.md 1.6. The one who exports is Roos, so her own deeds read "Je hebt …".
"""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from example_parts.answers import GROUP
from example_parts.people import Person, different_numbers, practice_number
from example_parts.plan import Plan, Row
from example_parts.story import GOOGLE, MICROSOFT, TYPED, ZONNEVELD

FILE = f"WhatsApp-chat met {GROUP}.txt"
_NOTED = ("phone.zero_restored", "phone.remark_removed", "postcode.missing_filled", "address.street_corrected")


# The group's code and the streets, as they stand on the contact cards that the workbook makes for this example.
_CODE = "BL1"
_SHORT = {"Lindelaan": "Lindeln", ZONNEVELD: "Burg Zonneveldstr", "Bakkerspad": "Bakkerspad"}


def card_name(person: Person) -> str:
    """The name on the contact card, which WhatsApp shows for a saved number."""
    return f"OEFEN {_CODE} {_SHORT[person.home.street]} {person.home.door} {person.first}"


def chat(plan: Plan, seed: int) -> bytes:
    """The export, UTF-8 with line feeds."""
    talk = _Talk(random.Random(f"chat {seed}"), plan)
    talk.start()
    talk.first_evening()
    talk.weeks_after()
    return "".join(f"{line}\n" for line in talk.lines).encode()


class _Talk:
    """The chat line by line, each a little later than the one before."""

    def __init__(self, rng: random.Random, plan: Plan) -> None:
        self.rng = rng
        self.lines: list[str] = []
        self.now = datetime(2026, 10, 14, 19, 58)
        story = plan.named()
        self.bram, self.fatma, self.sien = (story[key].person for key in ("bram", "fatma", "sien"))
        self.people = _members(plan)
        everyone = {row.person.phone for rows in plan.rows.values() for row in rows}
        self.numbers = different_numbers(rng, practice_number, everyone)

    def say(self, text: str, who: str = "", minutes: int = 1) -> None:
        self.now += timedelta(minutes=minutes)
        self.lines.append(f"{_moment(self.now)} - {who}{': ' if who else ''}{text}")

    def jump(self, day: int, month: int, hour: int, minute: int) -> None:
        self.now = datetime(2026, month, day, hour, minute)

    def start(self) -> None:
        self.say(
            "Berichten en gesprekken worden end-to-end versleuteld. Niemand buiten deze chat kan ze lezen of "
            "beluisteren, zelfs WhatsApp niet. Tik voor meer informatie."
        )
        self.say(f"Je hebt de groep “{GROUP}” gemaakt", minutes=0)
        self.say(f"Je hebt {card_name(self.bram)} en {card_name(self.fatma)} toegevoegd")
        self.say(f"Je hebt {_list(self.people[:8])} toegevoegd")
        self.say(f"Je hebt {card_name(self.people[8])} toegevoegd")

    def first_evening(self) -> None:
        self.say(
            "Welkom in de buurtapp van de Lindehof!\nZie je iets verdachts? Bel eerst 112. App daarna hier.\n"
            "Antwoord alleen als je iets weet. Een duim hoeft niet.",
            who="Roos Duizendschoon",
        )
        for person in self.people[9:13]:
            self.say(f"{card_name(self.bram)} heeft {card_name(person)} toegevoegd", minutes=2)
        self.say(f"{card_name(self.fatma)} heeft {_list(self.people[13:18])} toegevoegd", minutes=3)
        self.say("Nieuwe deelnemers aan deze groep moeten door beheerders worden goedgekeurd.")
        # by link: a neighbour whose number is not saved yet, and a number that nobody signed up with
        newcomer = _number(self.people[18].phone)
        for number in (newcomer, _number(next(self.numbers))):
            self.say(f"{number} is deelnemer geworden via de uitnodigingslink van deze groep", minutes=7)
        self.say("Goedenavond, wij wonen hier pas. Fijn dat dit er is.", who=newcomer, minutes=5)
        self.say("Hoi allemaal", who=f"~\u00a0{self.people[19].first}", minutes=2)
        self.say("👍", who=card_name(self.people[0]), minutes=2)
        self.say("Dit bericht is verwijderd", who=card_name(self.people[0]), minutes=1)

    def weeks_after(self) -> None:
        self.jump(17, 10, 2, 12)
        self.say("Er lopen twee mensen met zaklampen achter het Bakkerspad. 112 is gebeld.", who=card_name(self.bram))
        self.say("<Media weggelaten>", who=card_name(self.people[3]), minutes=4)
        self.say("De politie is er geweest. Het waren mensen die hun kat zochten. Wij sluiten dit af. Slaap lekker.",
                 who=card_name(self.bram), minutes=31)  # fmt: skip
        self.jump(19, 10, 9, 20)
        self.say(f"{card_name(self.people[5])} heeft de groep verlaten")
        self.say(f"{card_name(self.sien)} neemt deel via de uitnodiging van {card_name(self.fatma)}", minutes=12)
        self.jump(28, 10, 13, 5)
        self.say(f"{card_name(self.people[7])} heeft een nieuw telefoonnummer. Tik om een bericht te sturen of om het "
                 "nieuwe nummer toe te voegen.")  # fmt: skip
        old, new = self.people[18].phone, next(self.numbers)
        self.say(f"{_number(old)} is gewijzigd naar {_number(new)}", minutes=55)
        self.say(
            f"Je beveiligingscode met {card_name(self.people[2])} is gewijzigd. Tik voor meer informatie.", minutes=8
        )
        self.jump(2, 11, 18, 40)
        self.say("Oliebollen te koop! 10 voor 8 euro, afhalen kan tot 22:00.", who=card_name(self.people[10]))
        self.say(f"Je hebt {card_name(self.people[10])} verwijderd", minutes=47)
        self.say(f"Je hebt de groepsnaam gewijzigd van “{GROUP}” naar “Lindehof: alleen voor 112”", minutes=3)
        self.jump(18, 11, 19, 59)
        self.say(
            "TEST. Niet reageren a.u.b.\nNieuw nummer of verhuisd? Stuur mij even een mail.", who="Roos Duizendschoon"
        )


def _members(plan: Plan) -> list[Person]:
    """People of the three streets whose sign-up came through: no code, or one that only notes; in a mixed order."""
    rows: list[Row] = [row for file in (GOOGLE, MICROSOFT, TYPED) for row in plan.rows[file] if not row.key]
    people = [row.person for row in rows if set(row.codes) <= set(_NOTED) and row.person.home.street in _SHORT]
    return people[::3] + people[1::3]


def _list(people: Sequence[Person]) -> str:
    names = [card_name(person) for person in people]
    return f"{', '.join(names[:-1])} en {names[-1]}"


def _number(phone: str) -> str:
    # as WhatsApp writes a number that is not saved: wrapped in marks for the reading direction
    return f"\u202a+31 6 {phone[2:]}\u202c"


def _moment(when: datetime) -> str:
    part = ("nachts", "ochtends", "middags", "avonds")[when.hour // 6]
    return f"{when.day}-{when.month:02d}-{when.year} {when.hour % 12 or 12}:{when:%M} ’s {part}"
