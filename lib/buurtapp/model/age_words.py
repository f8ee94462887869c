"""How forms ask for an age, and how people confirm it: a pattern for intake and cleaning alike (domain.md 6.5)."""

ABOUT_AGE = (
    r"\b(?:1[678]|21) ?\+|\b(?:1[678]|21|achttien|zestien) ?(?:jaar|jr)|volwassen|meerderjarig|"
    r"(?:jaar|\b1[678]|\b21) (?:of|en) ouder|\b(?:1[678]|21) or (?:older|over)\b|"
    r"\b(?:over|at least) (?:1[678]|21)|years? (?:or older|of age|old)|\badult"
)
"""To look for in folded text."""
