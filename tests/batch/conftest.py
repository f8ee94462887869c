"""A small made city, run once by the real command's own function."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "data"))

STREETS, SIGNUPS, BROKEN = 20, 400, 0.1


@pytest.fixture
def table(tmp_path):
    """Write a CSV file of lines; returns its path."""

    def write(name, *lines):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def make_files(tmp_path_factory):
    """Make the files of a city with numbers that could be real, drawn at run time; returns the folder and the city."""
    from make_example import make_city

    def make(streets, signups, broken=0.0):
        folder = tmp_path_factory.mktemp("bestanden")
        seed = random.SystemRandom().randrange(10**6)

        def number(rng):
            return f"06{rng.randrange(1, 9)}{rng.randrange(10**7):07d}"

        return folder, make_city(folder, streets=streets, signups=signups, broken=broken, seed=seed, number=number)

    return make


@pytest.fixture(scope="session")
def workers():
    """The address of two workers that stay, so that not every test waits for its own to start."""
    import dask

    from buurtapp.batch.cluster import client

    with client(workers=2) as found:
        ours = found.security
        tls = {"ca-file": ours.tls_ca_file, "client.cert": ours.tls_client_cert, "client.key": ours.tls_client_key}
        with dask.config.set({f"distributed.comm.tls.{name}": value for name, value in tls.items()}):
            yield found.scheduler.address


@pytest.fixture(scope="session")
def request_for(workers):
    """What the command would ask of a city in a folder of files."""
    from buurtapp.batch.city import Request

    def ask(files, out, **more):
        given = {"scheduler": workers, "engine": "warm"} | more
        return Request(files / "straten.csv", files / "adressen.csv", [files / "aanmeldingen.csv"], out, **given)

    return ask


@pytest.fixture(scope="session")
def ran(make_files, request_for, tmp_path_factory):
    """A city of twenty streets of which two cannot work, run to its end: files, city, folder and result."""
    from buurtapp.batch.city import run_city

    files, made = make_files(STREETS, SIGNUPS, BROKEN)
    out = tmp_path_factory.mktemp("stad")
    return files, made, out, run_city(request_for(files, out))
