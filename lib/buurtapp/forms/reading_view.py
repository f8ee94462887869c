"""How a medium reads, as HTML: what to do per sentence, the fixed facts, and the score as no more than a lamp."""

from html import escape

from buurtapp.forms.tables import table_html
from buurtapp.press.fixed_facts import Fact, what_to_add
from buurtapp.press.readability import LONGEST_SENTENCE, LOWEST_SCORE, MEAN_SENTENCE, Reading
from buurtapp.words import _, ngettext

_BANDS = (30, 45, 60, 70, 80, 90)  # Flesch-Douma (domain.md 7.2)


def reading_html(reading: Reading) -> str:
    """Everything to say about a text: in one sentence first, then what to do, then the numbers."""
    advice = [sentence for sentence in reading.sentences if sentence.advice]
    parts = [f'<p class="bk-verdict"><strong>{escape(_verdict(reading, len(advice)))}</strong></p>', _facts(reading)]
    if advice:
        rows = [(sentence.text, sentence.words, " ".join(sentence.advice)) for sentence in advice]
        parts.append(
            table_html([_("Sentence"), _("Words"), _("What you can do")], rows, caption=_("Sentences to look at"))
        )
    if reading.hard:
        rows_of_words = list(reading.hard.items())
        parts.append(table_html([_("Hard word"), _("Everyday word")], rows_of_words, caption=_("Hard words")))
    return f'<div class="bk-reading">{"".join(parts)}<p class="bk-help">{escape(_numbers(reading))}</p></div>'


def _verdict(reading: Reading, to_do: int) -> str:
    if not reading.sentences:
        return _("There are no whole sentences in it to look at.")
    if reading.plain and not to_do:
        return "✓ " + _("This reads easily. Nothing needs to be done.")
    if reading.plain:
        return "✓ " + ngettext(
            "This reads easily. {n} sentence can be plainer still.",
            "This reads easily. {n} sentences can be plainer still.",
            to_do,
        )
    if reading.missing and not to_do:
        return "⚠ " + _("The sentences are fine, but something is missing.")
    return "⚠ " + ngettext(
        "This can be plainer: look at {n} sentence.", "This can be plainer: look at {n} sentences.", to_do
    )


def _facts(reading: Reading) -> str:
    if not reading.needed:
        return ""
    items = "".join(_fact(fact, fact in reading.missing) for fact in reading.needed)
    label = escape(_("What must be in it"), quote=True)
    return f'<ul class="bk-facts" aria-label="{label}">{items}</ul>'


def _fact(fact: Fact, missing: bool) -> str:
    said = f"✕ {_fact_words()[fact]}: {what_to_add(fact)}" if missing else f"✓ {_fact_words()[fact]}"
    return f'<li class="{"bk-missing" if missing else "bk-there"}">{escape(said)}</li>'


def _fact_words() -> dict[Fact, str]:
    return {
        "date": _("date"),
        "contact": _("whom to ask"),
        "sign_up": _("how to sign up"),
        "112": _("112"),
        "age": _("age"),
        "data": _("people's data"),
    }


def _numbers(reading: Reading) -> str:
    if not reading.sentences:
        return ""
    longest = len(reading.long_sentences)
    said = [
        _("On average {n} words in a sentence; up to {most} is good.",
          n=f"{reading.words_per_sentence:.0f}", most=MEAN_SENTENCE),
        ngettext("{n} sentence is longer than {most} words.", "{n} sentences are longer than {most} words.", longest,
                 most=LONGEST_SENTENCE)
        if longest else _("No sentence is longer than {most} words.", most=LONGEST_SENTENCE),
        _("Reading score {score} (Flesch-Douma): {band}. For neighbours {least} or more is good.",
          score=f"{reading.score:.0f}", band=_band(reading.score), least=LOWEST_SCORE),
    ]  # fmt: skip
    return " ".join(said)


def _band(score: float) -> str:
    words = (
        _("very hard"), _("hard"), _("fairly hard"), _("normal"), _("fairly easy"), _("easy"), _("very easy"),
    )  # fmt: skip
    return words[sum(score >= limit for limit in _BANDS)]
