"""What the cells of an expectation mean: alternatives, codes that must be there and codes that may be there."""

from dataclasses import dataclass

MISSING = ("name.missing", "phone.missing", "address.missing", "consent.missing")


@dataclass(frozen=True)
class Readings:
    """The codes of a row: of each required group at least one has to be there, optional ones may, others may not."""

    required: tuple[tuple[str, ...], ...]
    optional: frozenset[str]

    @property
    def mentioned(self) -> frozenset[str]:
        return self.optional.union(*self.required)

    def accept(self, codes: frozenset[str]) -> bool:
        """True when ``codes`` holds one of every required group and nothing that is not mentioned."""
        return codes <= self.mentioned and all(codes & set(group) for group in self.required)


def readings(cell: str) -> Readings:
    """Take a ``reasons`` cell apart: ``a.x|a.y ?b.z`` is a.x or a.y or both, perhaps b.z; ``?missing`` any missing."""
    required, optional = [], set[str]()
    for word in cell.split():
        if word == "?missing":
            optional.update(MISSING)
        elif word.startswith("?"):
            optional.add(word[1:])
        else:
            required.append(tuple(word.split("|")))
    return Readings(tuple(required), frozenset(optional))
