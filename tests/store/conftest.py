import pytest

from buurtapp.model.address import Address
from buurtapp.model.area import Area
from buurtapp.model.people import Neighbourhood
from buurtapp.store import Register
from buurtapp.store.addresses import replace_addresses


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "lindehof"


@pytest.fixture
def register(folder):
    with Register.create(folder, Neighbourhood(name="Lindehof", practice=True)) as made:
        replace_addresses(made, [Address("Lindelaan", n, "", "1234AB") for n in range(1, 11)], Area())
        yield made
