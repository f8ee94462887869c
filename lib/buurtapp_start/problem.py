"""What can stop the set-up, each told in one Dutch and one English sentence that hold the cure."""

import errno
import sys
from pathlib import Path


class Problem(Exception):
    """Something that a person has to cure first; `str()` is what they read."""

    def __init__(self, dutch: str, english: str) -> None:
        super().__init__(f"NL  {dutch}\nEN  {english}")


def no_venv() -> Problem:
    """Python was installed without `venv` or `ensurepip`, as Debian and Ubuntu do."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return Problem(
        f"Deze Python mist de module venv: typ 'sudo apt install {package}' (of installeer Python "
        "van python.org) en start opnieuw.",
        f"This Python lacks the module venv: type 'sudo apt install {package}' (or install Python "
        "from python.org) and start again.",
    )


def no_pip(python: Path) -> Problem:
    """An environment that cannot install anything."""
    return Problem(
        f"De omgeving van {python} heeft geen pip: verlaat die omgeving ('deactivate') en start opnieuw.",
        f"The environment of {python} has no pip: leave that environment ('deactivate') and start again.",
    )


def old_environment(python: Path) -> Problem:
    """An active environment whose Python is below the floor."""
    return Problem(
        f"De omgeving van {python} heeft een Python die ouder is dan 3.11: verlaat die omgeving "
        "('deactivate') en start opnieuw.",
        f"The environment of {python} has a Python older than 3.11: leave that environment "
        "('deactivate') and start again.",
    )


def no_network(log: Path) -> Problem:
    """Packages could not be fetched."""
    return Problem(
        "De onderdelen van het werkboek zijn niet op te halen: maak verbinding met internet (of vraag de "
        f"systeembeheerder naar de proxy) en start opnieuw; wat er misging staat in {log}.",
        "The workbook's packages cannot be fetched: connect to the internet (or ask your system's "
        f"administrator for the proxy) and start again; what went wrong is in {log}.",
    )


def not_on_the_stick(wheels: Path, log: Path) -> Problem:
    """The packages that came along are for another Python or computer, and there is no network either."""
    told = wheels / "voor.txt"
    made_for = told.read_text("utf-8").strip() if told.exists() else "?"
    mine = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
    return Problem(
        f"De onderdelen in de map wheels zijn niet voor deze computer met {mine} (wel voor: {made_for}): installeer "
        f"die Python of maak verbinding met internet, en start opnieuw; wat er misging staat in {log}.",
        f"The packages in the folder wheels are not for this computer with {mine} (but for: {made_for}): install that "
        f"Python or connect to the internet, and start again; what went wrong is in {log}.",
    )


def disk_full(where: Path, needed: str = "2 GB") -> Problem:
    """No room for the packages, or for the files that unpacking them needs."""
    return Problem(
        f"De schijf met {where} is vol: maak {needed} vrij (leeg bijvoorbeeld de prullenbak) en start opnieuw.",
        f"The disk with {where} is full: free {needed} (empty the bin, for instance) and start again.",
    )


def no_access(where: Path) -> Problem:
    """A file or folder that is locked, or not ours to write."""
    return Problem(
        f"Er kan niet worden geschreven in {where}: sluit een werkboek dat nog openstaat, zet de map "
        "zo nodig in uw eigen documenten, en start opnieuw.",
        f"Nothing can be written in {where}: close a workbook that is still open, move the folder to "
        "your own documents if need be, and start again.",
    )


def in_a_zip() -> Problem:
    """A folder that is still inside its zip file."""
    return Problem(
        "Het werkboek zit nog in het zip-bestand: klik met de rechtermuisknop op dat bestand, kies 'Alles uitpakken', "
        "en start het werkboek in de map die u dan krijgt.",
        "The workbook is still inside its zip file: right-click that file, choose 'Extract all', and start the "
        "workbook in the folder you get.",
    )


def read_only(where: Path) -> Problem:
    """A folder in which nothing can be written: a locked stick, a folder of somebody else."""
    return Problem(
        f"In de map {where} mag niets worden bewaard: kopieer de hele map naar uw eigen documenten en start het "
        "werkboek daar.",
        f"Nothing may be kept in the folder {where}: copy the whole folder to your own documents and start the "
        "workbook there.",
    )


def not_as_locked(log: Path) -> Problem:
    """A package whose hash is not the one in the lock."""
    return Problem(
        "Een opgehaald onderdeel is niet het onderdeel dat in de lijst staat, en is dus niet gebruikt: "
        f"start opnieuw, liefst via een ander netwerk; welk onderdeel het is, staat in {log}.",
        "A package that was fetched is not the one in the lock, so it was not used: "
        f"start again, preferably on another network; which one it is, is in {log}.",
    )


def failed(log: Path) -> Problem:
    """Anything else that went wrong while installing."""
    return Problem(
        f"Het klaarzetten is niet gelukt: start opnieuw, en geef {log} aan wie u helpt als het weer misgaat.",
        f"The set-up failed: start again, and give {log} to whoever helps you if it fails once more.",
    )


def from_system(error: OSError, root: Path) -> Problem:
    """The sentence for what the operating system refused while start.py itself was at work."""
    where = Path(error.filename) if isinstance(error.filename, str) else root
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return disk_full(where)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return no_access(where)
    return Problem(
        f"Het lukt niet, de computer meldt '{error}': haal het werkboek opnieuw op als er bestanden ontbreken, "
        "en start opnieuw.",
        f"It failed, the computer says '{error}': get the workbook again if files are missing, and start again.",
    )
