"""A sign-up as the register tells it: one row of a file, cleaned, judged and decided."""

from dataclasses import dataclass, field
from typing import Literal

from buurtapp.model.reasons import Verdict

Verified = Literal["", "address", "code", "door", "call", "vouched"]
Status = Literal["", "to_add", "added", "invited", "lapsed", "joined", "refused", "no_whatsapp", "left"]
Decided = Literal["", "accept", "exclude", "wait"]

NOT_BY_ACCEPTING = frozenset({"consent.withdrawn", "person.refused", "person.put_out", "row.no_data"})
EVIDENCE: tuple[Verified, ...] = ("code", "door", "call", "vouched")


@dataclass(frozen=True, slots=True)
class SignUp:
    """One sign-up after cleaning and a person's decision.

    `found` is the verdict of cleaning, `verdict` the outcome (accepted by a person: `ready`); `phone`
    is E.164 or empty; `consent` is the version in force at import when given, else empty.
    """

    id: int
    source: str
    row: int
    name: str = ""
    sort_name: str = ""
    street: str = ""
    number: str = ""
    addition: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    found: Verdict = "ask"
    decided: Decided = ""
    reasons: tuple[str, ...] = ()
    verified: Verified = ""
    consent: str = ""
    rules: bool = False
    age: bool = False
    address_id: int | None = None
    buddy: str = ""
    group: str = ""
    status: Status = ""
    moment: str = ""
    same_as: int | None = None
    raw: dict[str, str] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """The outcome: accepted by a person is `ready`, excluded by a person is `excluded` (design.md 6).

        Accepting cannot bring back someone who withdrew, was refused or put out, nor a row without data.
        """
        if self.decided == "accept" and not NOT_BY_ACCEPTING & set(self.reasons):
            return "ready"
        return "excluded" if self.decided == "exclude" else self.found

    @property
    def door(self) -> str:
        """Street and house number as on a list: `Lindelaan 12A`, `Lindelaan 12-2`; empty without a street."""
        dash = "-" if self.addition[:1].isdigit() else ""
        return f"{self.street} {self.number}{dash}{self.addition}".strip() if self.street else ""

    @property
    def key(self) -> str:
        """How commands name it: `SOURCE:ROW`."""
        return f"{self.source}:{self.row}"
