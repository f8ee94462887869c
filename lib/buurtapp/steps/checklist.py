"""The checklist of step 1 (domain.md 2.2): what to find out before you begin, with dates."""

from datetime import date

from buurtapp.model.people import Asked, Check
from buurtapp.store import Register
from buurtapp.store.forms import load, load_all, save
from buurtapp.words import Fault, _


def checks() -> dict[str, str]:
    """Each check by its key, in the order in which to do them."""
    return {
        "wabp_checked": _("Looked on wabp.nl whether there is a group for this postcode"),
        "municipality_page": _("Looked on the municipality's page about neighbourhood apps"),
        "area_fixed": _("Fixed the area: which streets, which house numbers"),
        "support_gauged": _("Asked neighbours whether they want a group"),
        "wijkagent_contacted": _("Told the wijkagent about the plan"),
        "neighbouring_groups": _("Found the groups next door and their admins"),
        "coadmins_found": _("Found two or three admins, spread over the area"),
        "alternatives": _("Checked whether Nextdoor, Hoplr or a residents' association does this already"),
        "platform_chosen": _("Chose the app: WhatsApp, Signal or Telegram"),
        "wabp_registered": _("Registered the group at wabp.nl"),
        "signs_asked": _("Asked the municipality about signs and stickers"),
    }


def checklist(register: Register) -> dict[str, Check]:
    """Every check with what was filled in so far."""
    saved = load(register, "checklist") or {}
    return {key: Check.model_validate(saved.get(key, {})) for key in checks()}


def save_check(register: Register, key: str, done_on: date | None, found: str = "") -> None:
    """Keep the date of a check and what was found; raises Fault for a check that does not exist."""
    if key not in checks():
        raise Fault(
            _("There is no check called {key}.", key=key),
            _("The checklist has fixed lines."),
            _("Choose one of: {keys}.", keys=", ".join(checks())),
            _("Check the spelling first."),
        )
    saved = load(register, "checklist") or {}
    save(register, "checklist", saved | {key: Check(done_on=done_on, found=found).model_dump(mode="json")})


def asked(register: Register) -> dict[str, int]:
    """How many neighbours were asked, and how many said yes, no, or want to help. Counts, no names."""
    answers = [Asked.model_validate(value).answer for value in load_all(register, "asked").values()]
    return {answer: answers.count(answer) for answer in ("yes", "no", "wants_to_help", "")} | {"asked": len(answers)}
