"""What a team changed in the words of one medium. The template itself stays as it came."""

from pydantic import BaseModel, ConfigDict


class OwnWords(BaseModel):
    """`words`: a paragraph as the template has it -> the team's own, a text per run; a line break begins another
    paragraph of the same looks, and no text at all leaves the paragraph out. `left_out`: the keys of sections that
    are switched off.
    """

    model_config = ConfigDict(frozen=True)

    words: dict[str, tuple[str, ...]] = {}
    left_out: tuple[str, ...] = ()

    def with_words(self, former: str, texts: tuple[str, ...] | None) -> "OwnWords":
        """A copy in which the paragraph `former` has these texts; None gives back the template's own."""
        words = {key: value for key, value in self.words.items() if key != former}
        return self.model_copy(update={"words": words if texts is None else words | {former: texts}})

    def switched(self, section: str, on: bool) -> "OwnWords":
        """A copy in which a section is printed or left out."""
        others = tuple(key for key in self.left_out if key != section)
        return self.model_copy(update={"left_out": others if on else (*others, section)})
