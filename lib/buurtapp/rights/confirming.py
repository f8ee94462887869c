"""The receipt comes in: the sender's folder keeps counts only (design.md 3, One owner)."""

from buurtapp.rights.changes import changes
from buurtapp.rights.counts import Counts, counts
from buurtapp.rights.receipts import hash_of
from buurtapp.store import Register
from buurtapp.store.emptying import empty
from buurtapp.store.handed_over import Record, read_record, write_record
from buurtapp.store.register import now
from buurtapp.words import Fault, _


def confirm(register: Register, receipt: str, *, lose_changes: bool = False) -> Counts:
    """Take the receipt of the package that waits for it: the register is closed, and only counts stay; returns them.

    Raises Fault, with nothing changed, for a receipt that is not this package's, and when something changed after the
    package was made, unless `lose_changes` says that this may be lost. Once the record is written the folder counts as
    handed over: an emptying that is cut short is finished when the folder is opened next.
    """
    record = read_record(register.folder)
    if record is None or record.offer is None:
        raise _nothing_offered()
    if hash_of(receipt) != record.offer.receipt_hash:
        raise _of_an_earlier_one() if hash_of(receipt) in record.replaced else _wrong_receipt()
    later = changes(register, record.offer)
    if later and not lose_changes:
        raise _changed_since(later)
    kept = counts(register)
    confirmed = Record(
        folder=record.folder,
        neighbourhood=record.neighbourhood,
        confirmed_at=now(),
        lost=bool(later),
        counts=kept,
        additions=record.additions,
    )
    write_record(register.folder, confirmed)
    register.close()
    empty(register.folder, confirmed)
    return kept


def _nothing_offered() -> Fault:
    return Fault(
        _("No package of this neighbourhood waits for a receipt."),
        _("A receipt belongs to the last package that was made. Nothing was changed."),
        _("Make a package first, and give it to your successor."),
        _("Look first whether you chose the right neighbourhood."),
    )


def _wrong_receipt() -> Fault:
    return Fault(
        _("This receipt does not belong to the package of this neighbourhood."),
        _("We only clear the folder when your successor has everything. Nothing was changed."),
        _("Ask your successor to read the receipt out once more. It has three times four characters."),
        _("Look for a typing error first."),
    )


def _of_an_earlier_one() -> Fault:
    return Fault(
        _("This receipt belongs to an earlier package."),
        _("You made a newer package after it, so your successor does not have everything. Nothing was changed."),
        _("Give your successor the newest package, and ask for its receipt."),
        _("Agree on which file is the newest first."),
    )


def _changed_since(later: tuple[str, ...]) -> Fault:
    return Fault(
        _("After the package was made something changed: {what}.", what="; ".join(later)),
        _("Your successor does not have this, and it would be gone for good. Nothing was changed."),
        _("Make a new package, and ask your successor to open that one in a new folder."),
        _("Ask your successor first whether they already work in the folder."),
    )
