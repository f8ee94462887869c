"""Compile the message catalogues while the package is installed; all else is in pyproject.toml."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

WORDS = Path(__file__).resolve().parent / "lib" / "buurtapp" / "words"


class BuildWithCatalogues(build_py):
    """Write `nl.mo` beside the catalogues before the package's files are gathered."""

    def run(self) -> None:
        # By its path: the package's own dependencies need not be installed yet.
        spec = spec_from_file_location("catalogue", WORDS / "catalogue.py")
        catalogue = module_from_spec(spec)
        spec.loader.exec_module(catalogue)
        (WORDS / "nl.mo").write_bytes(catalogue.compile_catalogues())
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogues})
