"""A batch on a Dask cluster of separate processes, and a batch that is stopped or killed half way."""

import csv
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from distributed import Client, LocalCluster, Security

from buurtapp.batch import cluster
from buurtapp.batch.city import run_city
from buurtapp.steps.city import outcomes
from buurtapp.steps.city.folder import CityFolder
from buurtapp.steps.registering import as_csv
from buurtapp.store import Register
from buurtapp.words import Fault

PATIENCE = 180  # seconds for what takes ten on a machine at rest


def wait_until(holds):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.1)
    pytest.fail("it never happened")


@contextmanager
def started(*command, **more):
    """A process in a group of its own, that is gone afterwards."""
    process = subprocess.Popen([sys.executable, "-m", *command], start_new_session=True, **more)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def command_for(files, out, *more):
    return [
        "buurtapp", "batch", str(files / "straten.csv"), "--addresses", str(files / "adressen.csv"), "--signups",
        str(files / "aanmeldingen.csv"), "--out", str(out), *more,
    ]  # fmt: skip


def done_in(out):
    log = out / "uitvoering" / "batch.log"
    return log.read_text().count("05-whatsapp done") if log.exists() else 0


def registers(out, made):
    """Every street's register as the command prints it."""
    found = {}
    for id_ in made.ids:
        with Register.open(out / id_) as register:
            found[id_] = as_csv(register)
    return found


def whole(files, out, made):
    """Whether every step of every street is done, and every row of the form is in one register or set aside."""
    for id_ in made.ids:
        assert {one.result for one in outcomes.load(CityFolder(out), id_).values()} <= outcomes.GOOD
    rows = [row for text in registers(out, made).values() for row in csv.DictReader(text.splitlines())]
    return len(rows) == len({(row["source"], row["row"]) for row in rows})


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="module")
def small(make_files, request_for, tmp_path_factory):
    """A city of five streets, and what an undisturbed run makes of it."""
    files, made = make_files(5, 60)
    out = tmp_path_factory.mktemp("rustig")
    assert run_city(request_for(files, out)).all_done
    return files, made, registers(out, made)


@pytest.fixture
def certified(tmp_path):
    """The environment in which Dask's own configuration names certificates for TLS."""
    made, names = Security.temporary(), {"CA_FILE": "ca.pem"}
    (tmp_path / "ca.pem").write_text(made.tls_ca_file)
    for role in ("scheduler", "worker", "client"):
        for part in ("cert", "key"):
            (tmp_path / f"{role}-{part}.pem").write_text(getattr(made, f"tls_{role}_{part}"))
            names[f"{role.upper()}__{part.upper()}"] = f"{role}-{part}.pem"
    found = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(tmp_path / file) for name, file in names.items()}
    return os.environ | found | {"DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "True"}


def test_nobody_else_on_this_machine_can_give_the_local_cluster_work():
    with cluster.client(workers=1) as ours:
        address = ours.scheduler.address
        assert address.startswith("tls://127.0.0.1:")
        assert ours.submit(sum, [1, 2]).result() == 3
        with pytest.raises((OSError, TypeError)):
            Client(address, timeout=2)
        with pytest.raises(OSError, match=r"closed|time"):
            Client(address.replace("tls:", "tcp:"), timeout=2)


@pytest.mark.timeout(600)
def test_one_of_two_workers_is_killed_in_the_middle_and_the_batch_ends_whole_over_tls(small, tmp_path, certified):
    files, made, expected = small
    address = f"tls://127.0.0.1:{free_port()}"
    out = tmp_path / "stad"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": certified}
    scheduler = ["dask", "scheduler", "--host", address.rpartition(":")[0], "--port", address.rpartition(":")[2],
                 "--no-dashboard"]  # fmt: skip
    worker = ["dask", "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    with (
        started(*scheduler, **quiet),
        started(*worker, cwd=tmp_path, **quiet) as first,
        started(*worker, cwd=tmp_path, **quiet),
        started(*command_for(files, out, "--scheduler", address), **quiet) as batch,
    ):
        wait_until(lambda: done_in(out) >= 1)
        os.killpg(first.pid, signal.SIGKILL)
        assert batch.wait(PATIENCE) == 0
    assert whole(files, out, made)
    assert registers(out, made) == expected


@pytest.mark.timeout(600)
def test_a_scheduler_that_is_lost_half_way_is_a_plain_sentence_and_the_next_run_goes_on(small, tmp_path, request_for):
    files, made, expected = small
    out = tmp_path / "stad"
    address = f"tcp://127.0.0.1:{free_port()}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    worker = ["dask", "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    with (
        started("dask", "scheduler", "--host", "tcp://127.0.0.1", "--port", address.rpartition(":")[2],
                "--no-dashboard", **quiet) as scheduler,
        started(*worker, cwd=tmp_path, **quiet),
        started(*command_for(files, out, "--scheduler", address), stderr=subprocess.PIPE, text=True) as batch,
    ):  # fmt: skip
        wait_until(lambda: done_in(out) >= 1)
        os.killpg(scheduler.pid, signal.SIGKILL)
        _out, said = batch.communicate(timeout=PATIENCE)
    assert batch.returncode == 1
    assert "Traceback" not in said
    assert "scheduler" in said
    assert (out / "overzicht.html").exists()
    assert run_city(request_for(files, out)).all_done
    assert registers(out, made) == expected


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_stopped_or_killed_half_way_it_goes_on_to_the_same_result(small, tmp_path, request_for, how, code):
    files, made, expected = small
    out = tmp_path / "stad"
    with started(*command_for(files, out, "--workers", "2"), stderr=subprocess.PIPE, text=True) as batch:
        wait_until(lambda: done_in(out) >= 1)
        (os.killpg if how == signal.SIGINT else os.kill)(batch.pid, how)  # a terminal tells the whole group
        _out, said = batch.communicate(timeout=PATIENCE)
    assert batch.returncode == code
    assert "Traceback" not in said
    before = done_in(out)
    assert before < len(made.ids)
    again = run_city(request_for(files, out))
    assert again.all_done
    assert again.streets["unchanged"] >= before
    assert registers(out, made) == expected
    assert not list(out.glob(".*"))


def test_no_scheduler_is_a_plain_sentence(small, tmp_path, request_for, monkeypatch):
    monkeypatch.setattr(cluster, "_WAIT", 1)
    files, _made, _expected = small
    with pytest.raises(Fault, match="scheduler"):
        run_city(request_for(files, tmp_path / "stad", scheduler=f"tcp://127.0.0.1:{free_port()}"))


@pytest.fixture
def idle(monkeypatch):
    """A cluster without any worker, that gets no patience either."""
    monkeypatch.setattr(cluster, "_LOOK", 0.05)
    monkeypatch.setattr(cluster, "_SAY", 0.1)
    with LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as found:
        yield found


@pytest.mark.timeout(PATIENCE)
def test_a_cluster_without_workers_is_told_once_and_the_first_one_that_comes_does_all(idle):
    said = []
    with Client(idle) as found:
        threading.Timer(1.5, idle.scale, [1]).start()
        done = list(cluster.each(found, str, range(5), str, said.append))
    assert sorted(done) == [(number, str(number)) for number in range(5)]
    assert len(said) == 1
    assert idle.scheduler_address in said[0]


@pytest.mark.timeout(PATIENCE)
def test_a_batch_for_which_no_worker_comes_ends_in_a_plain_sentence_and_the_next_run_goes_on(
    small, idle, tmp_path, request_for, monkeypatch, capsys
):
    monkeypatch.setattr(cluster, "_GIVE_UP", 1.0)
    files, made, expected = small
    out = tmp_path / "stad"
    ran = run_city(request_for(files, out, scheduler=idle.scheduler_address))
    assert not ran.all_done
    assert ran.not_begun == len(made.ids)
    assert [fault.saw for fault in ran.not_taken] == ["De Dask-scheduler heeft geen worker."]
    for told in (capsys.readouterr().err, (out / "uitvoering" / "batch.log").read_text()):
        assert told.count("dask worker tcp://") == 1
    assert run_city(request_for(files, out)).all_done
    assert registers(out, made) == expected
