"""The reason codes and their effects, written off from design.md 4, not from the package under test.

`phone.in_doubt` and `duplicate.put_right` came later: "add a code when you meet a new fault".
"""

STRENGTH = ("ready", "proposed", "ask", "excluded")

EFFECTS = {
    "ready": """
        phone.zero_restored phone.remark_removed phone.foreign address.street_corrected postcode.missing_filled
        postcode.ignored name.initials_only name.mojibake email.invalid""",
    "proposed": "phone.foreign_guess phone.digit_guess address.street_guess address.addition_guess",
    "ask": """
        phone.missing phone.invalid phone.landline phone.service phone.two_numbers phone.scientific
        phone.implausible phone.not_practice phone.in_doubt address.missing address.unknown address.ambiguous
        address.outside_area address.date_damage postcode.street_mismatch name.missing name.two_people consent.missing
        consent.by_other rules.missing age.missing residence.unverified duplicate.same_person_new_phone
        household.shared_phone code.unknown code.other_address code.many_people""",
    "excluded": """
        duplicate.same_submission duplicate.same_phone duplicate.put_right consent.withdrawn
        person.refused person.put_out row.no_data""",
}

VERDICT_OF = {code: verdict for verdict, codes in EFFECTS.items() for code in codes.split()}


def strongest(codes: frozenset[str]) -> str:
    """The verdict of a row with these codes: the strongest effect among them, ``ready`` when there are none."""
    return max((VERDICT_OF[code] for code in codes), key=STRENGTH.index, default="ready")
