"""The locks: hashed, without an index address, closed, for Python 3.11 to 3.14 on three systems."""

import json
import re
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SYSTEMS = [
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
]
PYTHONS = ["3.11.9", "3.12.4", "3.13.1", "3.14.0"]
TARGETS = [
    system
    | {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    for system in SYSTEMS
    for python in PYTHONS
]


@cache
def pins(project, name):
    """Each pin of a lock as (Requirement, number of hashes)."""
    text = (project / name).read_text("ascii").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if not line.startswith("--requirement ")]
    return [(Requirement(line.partition("--hash")[0]), line.count("--hash=sha256:")) for line in lines]


def chosen(project, names, target):
    """{package: version} that these locks give on one Python and system."""
    found = {}
    for name in names:
        for pin, _ in pins(project, name):
            if pin.marker is None or pin.marker.evaluate(target):
                assert canonicalize_name(pin.name) not in found, f"{pin.name} is pinned twice"
                found[canonicalize_name(pin.name)] = str(pin.specifier).removeprefix("==")
    return found


@pytest.fixture(scope="module")
def declared(project):
    told = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    runtime = [*told["project"]["dependencies"], *told["build-system"]["requires"]]
    return {"requirements.lock": runtime, "requirements-test.lock": told["dependency-groups"]["test"]}


LOCKS = ["requirements.lock", "requirements-test.lock"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_exact_and_has_hashes(project, name):
    for pin, hashes in pins(project, name):
        assert re.fullmatch(r"==[^*,]+", str(pin.specifier)), pin
        assert hashes, pin


@pytest.mark.parametrize("name", LOCKS)
def test_no_index_address_is_named(project, name):
    text = (project / name).read_text("ascii")
    assert "://" not in text
    assert not re.search(r"--(index|extra-index|find-links|trusted-host)", text)


def test_the_second_lock_includes_the_first_and_repeats_nothing(project):
    assert (project / LOCKS[1]).read_text("ascii").startswith("--requirement requirements.lock\n")
    first, second = ({pin.name for pin, _ in pins(project, name)} for name in LOCKS)
    assert not first & second


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: f"{target['sys_platform']}-{target['python_version']}")
def test_what_the_project_asks_for_is_in_its_lock(project, declared, target):
    runtime = chosen(project, LOCKS[:1], target)
    both = chosen(project, LOCKS, target)
    for name, have in zip(LOCKS, (runtime, both), strict=True):
        for wanted in map(Requirement, declared[name]):
            version = have.get(canonicalize_name(wanted.name))
            assert version, f"{wanted} is not in {name}"
            assert wanted.specifier.contains(version, prereleases=True), f"{wanted}, but the lock has {version}"


def test_what_only_tests_need_is_not_in_the_first(project):
    first = {canonicalize_name(pin.name) for pin, _ in pins(project, LOCKS[0])}
    assert not first & {"pytest", "nbval", "playwright", "mypy", "ruff", "import-linter", "openpyxl", "vobject"}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: f"{target['sys_platform']}-{target['python_version']}")
def test_the_locks_are_closed(project, target):
    """What a locked package needs is locked too, as far as the packages that are installed here can tell."""
    for names in (LOCKS[:1], LOCKS):
        have = chosen(project, names, target)
        for package in have:
            for wanted in needs(package):
                if applies(wanted.marker, target):
                    assert canonicalize_name(wanted.name) in have, f"{package} needs {wanted}"


@cache
def needs(package):
    try:
        return [Requirement(line) for line in requires(package) or []]
    except PackageNotFoundError:
        return []


def applies(marker: Marker | None, target):
    return marker is None or ("extra" not in str(marker) and marker.evaluate(target))


def test_the_lock_of_the_second_reader_has_exact_versions_hashes_and_no_address(project):
    folder = project / "tests" / "second_reader"
    text = (folder / "package-lock.json").read_text("ascii")
    assert "://" not in text
    assert "resolved" not in text
    packages = json.loads(text)["packages"]
    asked = json.loads((folder / "package.json").read_text("ascii"))["devDependencies"]
    installed = {path.rpartition("node_modules/")[2]: one for path, one in packages.items() if path}
    assert {name: installed[name]["version"] for name in asked} == asked
    assert all(one["integrity"].startswith("sha512-") for one in installed.values())
