"""Step 4, reading: a file becomes rows of the register, kept exactly as they came (design.md 4)."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from buurtapp.files import check_upload, safe_name, write_atomic
from buurtapp.intake.columns import Columns
from buurtapp.intake.leaving_out import Rewritten, leave_out
from buurtapp.intake.reading import ByHand
from buurtapp.judging.carrying import carry_over, one_of_two
from buurtapp.judging.outcomes import refresh
from buurtapp.judging.reading import PASTED, default_reading, read_file
from buurtapp.steps.public_machine import refuse_numbers, refuse_people
from buurtapp.store import Register
from buurtapp.store.rows import Imported, NewRow, add_rows, forgotten_rows, imported_digests, next_row
from buurtapp.store.signups import decide, signups
from buurtapp.words import Fault, _, meanwhile, ngettext

READABLE = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf"}
PAPER = "papier"
_KNOWN_BY = ("name", "first_name", "last_name", "address", "street", "phone", "email", "code")
PAPER_COLUMNS = (
    "Naam", "Straat", "Huisnummer", "Toevoeging", "Postcode", "Mobiel nummer", "E-mail",
    "Toestemming gegevens", "Akkoord huisregels", "Leeftijd bevestigd", "Aanmeldcode",
)  # fmt: skip
_PAPER_FIELDS = (
    "name",
    "street",
    "number",
    "addition",
    "postcode",
    "phone",
    "email",
    "consent",
    "rules",
    "age",
    "code",
)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought: rows new, known and left out, and the verdicts and reasons of the new ones.

    `replaced`: how many of the new ones took the place of an earlier sign-up; `other_sheets`: sheets of the same
    workbook in which sign-ups stand too, and which were not imported; `struck`: how many were crossed out in the
    file, and wait for a person; `carried`: how many are known under another header, with a decision that was taken;
    `other_encoding`: letters with accents may be wrong, and right in this encoding; `no_columns`: nothing was found
    to know a person by.
    """

    source: str
    imported: Imported
    verdicts: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    replaced: int = 0
    other_sheets: tuple[str, ...] = ()
    struck: int = 0
    carried: int = 0
    other_encoding: str = ""
    no_columns: bool = False


def to_look_at(report: ImportReport) -> list[str]:
    """What a person should know of an import: what was left out or may be read wrongly."""
    said = []
    if report.other_sheets:
        names = ", ".join(report.other_sheets)
        said.append(
            _("Sign-ups stand on another sheet too: {names}. Import that sheet as well if you need it.", names=names)
        )
    if report.struck:
        said.append(
            ngettext(
                "{n} row was crossed out in the file. It is on the waiting list; decide there.",
                "{n} rows were crossed out in the file. They are on the waiting list; decide there.",
                report.struck,
            )
        )
    if report.carried:
        said.append(
            ngettext(
                "{n} sign-up came before under other columns; what you decided about it counts.",
                "{n} sign-ups came before under other columns; what you decided about them counts.",
                report.carried,
            )
        )
    if report.other_encoding:
        said.append(
            _("Letters with accents in {name} may be wrong. Look at how the file was read.", name=report.source)
        )
    if report.no_columns:
        said.append(
            _("We found no name, address or phone number in {name}. Look at how the file was read.", name=report.source)
        )
    return said


def waiting(register: Register) -> list[Path]:
    """The sign-up files that lie in `invoer` and were not imported yet, by name."""
    done = imported_digests(register)
    found = sorted(register.folder.inputs.glob("*")) if register.folder.inputs.exists() else []
    lists = [path for path in found if path.suffix.lower() in READABLE and not path.name.startswith(".")]
    return [path for path in lists if _digest(path.read_bytes()) not in done]


def import_file(
    register: Register, path: Path, by_hand: ByHand | None = None, columns: Columns | None = None
) -> ImportReport:
    """Read a sign-up file, keep a copy in `invoer`, add its new rows and judge the register anew.

    `by_hand` and `columns` put right what was found wrong about the file and its columns. Raises
    UnreadableFile (a Fault) when it cannot be read; the register is unchanged then.
    """
    path = Path(path)
    if not path.is_file():
        raise _not_there(path)
    check_upload(path, path.name)
    refuse_people(register, path.name, path.read_bytes())
    meanwhile(_("Reading {name}", name=path.name))
    found = read_file(register, path, by_hand, columns)
    forgotten = forgotten_rows(register, found.names, found.rows)
    by_hand = by_hand or default_reading(path)
    kept = leave_out(path.read_bytes(), path.name, forgotten, by_hand, list_only=True)
    _keep_copy(register, path, kept)
    columns_found = found.columns.to_json()
    source = f"{path.name} ({found.reading.sheet})" if found.reading.sheet_by_hand else path.name
    with register.action("import", source):
        imported = add_rows(register, source, found.names, columns_found, found.rows, _digest(kept.content))
        carried = carry_over(register, imported.ids)
        meanwhile(_("Checking the sign-ups"))
        refresh(register)
        one_of_two(register, carried)
        struck = _lay_aside(register, imported, found.reading.struck)
    return replace(
        _report(register, source, imported), other_sheets=found.reading.others, struck=struck, carried=len(carried),
        other_encoding=found.reading.other_encoding if imported.new else "",
        no_columns=bool(found.rows) and not any(map(found.columns.of, _KNOWN_BY)),
    )  # fmt: skip


def left_out(imported: Imported) -> str:
    """That sign-ups were left out because they were erased before; empty when there were none."""
    n = imported.forgotten
    return ngettext("{n} sign-up left out: erased before.", "{n} sign-ups left out: erased before.", n) if n else ""


def _lay_aside(register: Register, imported: Imported, struck: frozenset[int]) -> int:
    """Put new rows that were crossed out in the file on the waiting list, where a person sees them; how many."""
    fresh = set(imported.ids) if struck else set()
    crossed = [signup for signup in signups(register) if signup.id in fresh and signup.row in struck]
    for signup in crossed:
        decide(register, signup, decided="wait")
    return len(crossed)


def import_bytes(register: Register, name: str, content: bytes) -> ImportReport:
    """Import a file that came through an upload button; it is checked before it is written anywhere."""
    existed = _place_for(register, safe_name(name), content).exists()
    target = lay_ready(register, name, content)
    try:
        return import_file(register, target)
    except Exception:
        if not existed:
            target.unlink(missing_ok=True)
        raise


def lay_ready(register: Register, name: str, content: bytes, *, typed: str = "") -> Path:
    """Put a file in `invoer`, to look at and to import later; `typed` is what to call text that was no file.

    Raises Fault, with nothing written, when it is over the limits, or holds real people on a public machine.
    """
    check_upload(content, name)
    refuse_people(register, name, content, typed=typed)
    return write_atomic(_place_for(register, safe_name(name), content), content, private=True)


def lay_pasted(register: Register, text: str, on: date | None = None) -> Path:
    """Put pasted text in `invoer` under the day's name, just as it was pasted."""
    return lay_ready(
        register, f"{PASTED}-{(on or date.today()).isoformat()}.txt", text.encode(), typed=_("The pasted text")
    )


def take_away(register: Register, path: Path) -> bool:
    """Remove a file from `invoer` that was not imported; an imported one stays. Returns whether it went."""
    if path not in waiting(register):
        return False
    path.unlink(missing_ok=True)
    return True


def type_in(register: Register, fields: dict[str, str]) -> ImportReport:
    """Add a sign-up from paper. `fields` are the names of `intake` fields; ticks hold `ja` or nothing."""
    cells = tuple(fields.get(name, "").strip() for name in _PAPER_FIELDS)
    refuse_numbers(register, _("This sign-up"), "\n".join(cells), typed=True)
    columns = Columns({name: (place,) for place, name in enumerate(_PAPER_FIELDS)})
    new = NewRow(next_row(register, PAPER), cells)
    with register.action("import", PAPER):
        imported = add_rows(register, PAPER, list(PAPER_COLUMNS), columns.to_json(), [new], typed=True)
        refresh(register)
    return _report(register, PAPER, imported)


def _report(register: Register, source: str, imported: Imported) -> ImportReport:
    fresh = set(imported.ids)
    found = signups(register)
    new = [signup for signup in found if signup.id in fresh]
    verdicts: Counter[str] = Counter(signup.verdict for signup in new)
    reasons = Counter(code for signup in new for code in signup.reasons)
    newer = {signup.same_as for signup in found if signup.id not in fresh and signup.same_as in fresh}
    return ImportReport(source, imported, dict(verdicts), dict(reasons), len(newer))


def _keep_copy(register: Register, path: Path, kept: Rewritten) -> None:
    """Keep what was read in `invoer`, without forgotten rows; a file that lies there already loses them too."""
    if path.resolve().parent != register.folder.inputs.resolve():
        write_atomic(_place_for(register, safe_name(kept.name), kept.content), kept.content, private=True)
    elif kept.content != path.read_bytes():
        target = path if kept.name == path.name else _place_for(register, kept.name, kept.content)
        write_atomic(target, kept.content, private=True)
        if target != path:
            path.unlink()


def _place_for(register: Register, name: str, content: bytes) -> Path:
    """The name in `invoer`; another file of the same name stays, and the newer one gets its digest in the name."""
    target = register.folder.inputs / name
    if target.exists() and target.read_bytes() != content:
        return target.with_name(f"{target.stem}-{_digest(content)[:8]}{target.suffix}")
    return target


def _not_there(path: Path) -> Fault:
    return Fault(
        _("There is no file {name}.", name=path.name),
        _("Nothing was read."),
        _("Choose the file again, or look whether it was moved or renamed."),
        _("Check the spelling of the name first."),
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
