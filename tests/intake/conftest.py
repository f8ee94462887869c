"""A file on disk in one line."""

import pytest


@pytest.fixture
def a_file(tmp_path):
    """A function that writes text or bytes to a fresh file and gives its path."""

    def write(content, name="aanmeldingen.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write
