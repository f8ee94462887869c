"""Step 1: the page to bring to the wijkagent, go or no go."""

from buurtapp.files import write_atomic
from buurtapp.press.go_no_go import CheckLine, Plan, go_no_go
from buurtapp.steps.area import count, counted_addresses, unknown_streets
from buurtapp.steps.checklist import asked, checklist, checks
from buurtapp.steps.done import Done, report
from buurtapp.steps.forecast import factor, forecast, members_expected
from buurtapp.steps.mails import FIRST_MAILS, first_mails
from buurtapp.steps.out_of_date import remember
from buurtapp.steps.team import context
from buurtapp.steps.templates import template
from buurtapp.store import Register
from buurtapp.store.forms import load
from buurtapp.words import _


def plan(register: Register) -> Plan:
    """Everything that step 1 found out."""
    filled = checklist(register)
    return Plan(
        motive=str(load(register, "motive") or ""),
        addresses=list(counted_addresses(register).values()),
        forecast=forecast(register),
        factor=factor(register),
        asked=asked(register),
        checks=[CheckLine(label, filled[key].done_on, filled[key].found) for key, label in checks().items()],
    )


def run(register: Register) -> Done:
    """The *do* cell of step 1: the go/no-go page, and the first mails as texts to copy."""
    printed = go_no_go(template(register, "gaan-of-niet"), context(register), plan(register))
    texts = register.folder.output("teksten")
    files = [write_atomic(register.folder.output("brieven") / "gaan-of-niet.docx", printed.data)]
    remember(register, "gaan-of-niet", files)
    for kind, mail in first_mails(register).items():
        words = _("To: {to}\nSubject: {subject}\n\n{body}", to=mail.to, subject=mail.subject, body=mail.body)
        files.append(write_atomic(texts / f"{FIRST_MAILS[kind]}.txt", words))
    counts = {
        "addresses": count(register).total,
        "members_expected": members_expected(register),
        "asked": asked(register)["asked"],
        "files": len(files),
    }
    unknown = tuple(
        _("The address file has no street {street}.", street=street) for street in unknown_streets(register)
    )
    return report(register, "01-initiatief", counts, tuple(files), printed.warnings + unknown)
