"""Licence and publiccode.yml, as Dutch public bodies expect them."""

import re
import tomllib

import pytest
from ruamel.yaml import YAML

LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
TYPES = ["standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend"]
TYPES += ["standalone/other", "addon", "library", "configurationFiles"]
CATEGORIES = {"communications", "contact-management", "data-collection", "digital-citizenship"}
"""The ones used here, each in the controlled list of the standard."""
SCOPES = {"local-authorities", "security", "society"}


@pytest.fixture(scope="module")
def told(project):
    return YAML(typ="safe").load((project / "publiccode.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def package(project):
    return tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_licence_is_the_whole_eupl(project):
    text = (project / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [int(number) for number in re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE)] == list(range(1, 16))
    assert "GNU Affero General Public License (AGPL) v. 3" in text
    assert text.rstrip().endswith("require the production of a new EUPL version.")


def test_all_files_name_the_same_licence(told, package):
    assert told["legal"]["license"] == package["license"] == "EUPL-1.2"


def test_publiccode_has_every_mandatory_key(told):
    assert told["publiccodeYmlVersion"] == "0.4"
    assert told["name"]
    assert told["url"].startswith("https://")
    assert told["platforms"]
    assert told["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert told["softwareType"] in TYPES
    assert set(told["categories"]) <= CATEGORIES
    assert set(told["intendedAudience"]["scope"]) <= SCOPES
    assert told["localisation"]["localisationReady"] is True
    assert all(LANGUAGE.match(tag) for tag in told["localisation"]["availableLanguages"])


def test_publiccode_describes_it_in_dutch_and_english_within_the_limits(told):
    assert set(told["description"]) == {"nl", "en"}
    for description in told["description"].values():
        assert 0 < len(description["shortDescription"]) <= 150
        assert "\n" not in description["shortDescription"]
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert 5 <= len(description["features"]) <= 20


def test_publiccode_names_a_contact_as_community_maintenance_asks(told):
    assert told["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in told["maintenance"]["contacts"])


def test_the_versions_agree(told, package):
    assert told["softwareVersion"] == package["version"]
