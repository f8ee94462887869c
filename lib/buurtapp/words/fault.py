"""The one shape of every error a person sees (design.md 7)."""


class Fault(Exception):
    """Something a person can mend: what we saw, why we stopped, how to fix it, what to try first.

    All four parts are sentences in the reader's language (pass them through `_()`). No part holds
    more personal data than the reader has in hand.
    """

    def __init__(self, saw: str, why: str, fix: str, first: str) -> None:
        super().__init__(saw, why, fix, first)
        self.saw = saw
        self.why = why
        self.fix = fix
        self.first = first

    def __str__(self) -> str:
        return "\n".join(part for part in (self.saw, self.why, self.fix, self.first) if part)
