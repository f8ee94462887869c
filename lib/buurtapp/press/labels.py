"""Address labels: sheets of three by eight, 70 x 37 mm, as every shop sells them."""

from collections.abc import Iterable

from buurtapp.model.address import Address
from buurtapp.press.fields import both
from buurtapp.press.letters import NO_ADDRESS, of_address
from buurtapp.press.printing import Printed, print_one
from buurtapp.press.team import TeamContext
from buurtapp.press.template import Template

IN_A_ROW = 3
_EMPTY = both(NO_ADDRESS)


def labels(template: Template, addresses: Iterable[Address], team: TeamContext) -> Printed:
    """A label for each address, in walking order, row by row; the last row is filled up with empty ones."""
    in_order = sorted(addresses, key=lambda address: address.walking_order)
    cells = [both(of_address(address)) for address in in_order]
    cells += [_EMPTY] * (-len(cells) % IN_A_ROW)
    filled = [both({"deuren": cells[start : start + IN_A_ROW]}) for start in range(0, len(cells), IN_A_ROW)]
    printed = print_one(template, {**team.values, **both({"rijen": filled})})
    return Printed(printed.data, len(in_order), printed.warnings)
