"""A package is whole, also while somebody writes in the register."""

import threading

from buurtapp.rights.handover import offer
from buurtapp.rights.receiving import receive
from buurtapp.store import Register
from buurtapp.store.forms import load, save

from .conftest import PASSWORD


def test_each_package_holds_one_moment(register, folder, tmp_path):
    """Two forms are always saved together; no package may hold the one without the other."""
    stop = threading.Event()

    def write() -> None:
        with Register.open(folder) as other:
            number = 0
            while not stop.is_set():
                number += 1
                with other.action("proef"):
                    save(other, "links", number)
                    save(other, "rechts", number)
                stop.wait(0.03)

    writer = threading.Thread(target=write)
    writer.start()
    seen = []
    try:
        for nth in range(3):
            package = offer(register, tmp_path / f"{nth}.zip", PASSWORD).path
            with Register.open(receive(package, tmp_path / f"nieuw-{nth}", PASSWORD).folder) as received:
                seen.append((load(received, "links"), load(received, "rechts")))
    finally:
        stop.set()
        writer.join()
    assert [left for left, right in seen if left != right] == []
    assert len(set(seen)) > 1


def test_what_is_not_finished_does_not_go_along(register, folder, tmp_path):
    save(register, "links", "oud")
    with Register.open(folder) as other, other.action("proef"):
        save(other, "links", "nieuw")
        package = offer(register, tmp_path / "p.zip", PASSWORD).path
    with Register.open(receive(package, tmp_path / "nieuw", PASSWORD).folder) as received:
        assert load(received, "links") == "oud"
