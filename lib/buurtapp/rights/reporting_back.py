"""How it goes with a neighbourhood that was handed over, back to its sender: counts and no names (design.md 3)."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from buurtapp.model.member import STATUSES
from buurtapp.rights.counts import OTHER, Counts, counts
from buurtapp.rights.handover import folder_name
from buurtapp.store import Register, WorkFolder
from buurtapp.store.handed_over import Record, keep_counts, read_record, write_record
from buurtapp.store.register import now
from buurtapp.words import Fault, _

_VERDICTS = ("ready", "proposed", "ask", "excluded")
_TOTALS = ("addresses", "signups", "admitted", "joined")
_MOST = 1_000_000


class Report(BaseModel):
    """What a keeper sends back: of which folder, when, and the counts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    buurtapp: int = 1
    folder: str = Field(max_length=64)
    at: str = Field(max_length=32)
    counts: dict[str, dict[str, int]]


def report_back(register: Register) -> str:
    """The counts of a neighbourhood as one line of text, to mail to whoever handed it over."""
    return Report(folder=folder_name(register), at=now(), counts=counts(register)).model_dump_json()


def take_report(folder: Path, text: str) -> Counts:
    """Keep counts that came back in a folder that was handed over, also in its `rapport.json`; returns them.

    Only numbers come in: a street that the folder did not know counts as `other`. Raises Fault, with nothing changed,
    for what is no such text, is of another neighbourhood, or counts what cannot be.
    """
    work_folder = WorkFolder(Path(folder))
    record = read_record(work_folder)
    try:
        report = Report.model_validate_json(text.strip())
    except ValidationError as error:
        raise _no_report() from error
    if record is None or not record.confirmed_at or report.folder != record.folder:
        raise _of_another()
    if not all(0 <= number <= _MOST for kind in report.counts.values() for number in kind.values()):
        raise _no_report()
    kept = _only_known(report.counts, record)
    changed = record.model_copy(update={"reported_at": report.at, "reported": kept})
    keep_counts(work_folder, changed)
    write_record(work_folder, changed)
    return kept


def _only_known(told: Counts, record: Record) -> Counts:
    known = {
        "totals": _TOTALS,
        "verdicts": _VERDICTS,
        "statuses": STATUSES,
        "streets": tuple(record.counts.get("streets", {})),
    }
    kept: Counts = {kind: {} for kind in known}
    for kind, names in known.items():
        for name, number in told.get(kind, {}).items():
            if name in names:
                kept[kind][name] = number
            elif kind == "streets":
                kept[kind][OTHER] = kept[kind].get(OTHER, 0) + number
    return kept


def _no_report() -> Fault:
    return Fault(
        _("This is no text with counts from a successor."),
        _("We only take counts from the workbook, never names. Nothing was changed."),
        _("Ask the successor to copy the text in 05-whatsapp once more, from the first brace to the last."),
        _("Look first whether a part is missing."),
    )


def _of_another() -> Fault:
    return Fault(
        _("These counts are of another neighbourhood."),
        _("They would make this one's overview wrong. Nothing was changed."),
        _("Choose the neighbourhood that they are of."),
        _("Ask first which neighbourhood they are of."),
    )
