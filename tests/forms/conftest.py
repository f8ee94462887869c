"""A practice neighbourhood to try forms on, and a page that shows nothing."""

from pathlib import Path

import pytest

from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood
from buurtapp.store import Register
from buurtapp.store.addresses import replace_addresses


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A practice register with twelve addresses in two streets."""
    register = Register.create(tmp_path / "proef", Neighbourhood(name="Proefbuurt", practice=True))
    addresses = [Address("Kerkpad", number, "", "9999ZA", "Nergens") for number in range(1, 9)]
    addresses += [Address("Molenweg", number, "A", "9999ZB", "Nergens") for number in range(1, 5)]
    replace_addresses(register, addresses, Area())
    return register
