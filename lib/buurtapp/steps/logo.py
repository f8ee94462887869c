"""The team's logo: brought in once, in the header of every medium; kept in the work folder's `sjablonen`."""

from hashlib import sha256
from pathlib import Path

from buurtapp.files import write_atomic
from buurtapp.press.logo import logo, prepare
from buurtapp.press.values import Picture
from buurtapp.store import Register
from buurtapp.store.forms import load, save

FORM = "logo"


def keep_logo(register: Register, content: bytes, name: str) -> Path:
    """Take a PNG or JPEG as the team's logo; raises Fault, with nothing changed, when it cannot be one.

    The file's name holds its mark: an earlier logo stays beside it, for undo.
    """
    png = prepare(content, name)
    path = register.folder.templates / f"logo-{sha256(png).hexdigest()[:8]}.png"
    write_atomic(path, png)
    save(register, FORM, {"file": path.name})
    return path


def remove_logo(register: Register) -> bool:
    """Print without a logo; returns False when there was none."""
    return logo_file(register) is not None and save(register, FORM, {})


def logo_file(register: Register) -> Path | None:
    """Where the logo lies; None without one, or when its file is gone."""
    name = (load(register, FORM) or {}).get("file", "")
    path = register.folder.templates / Path(name).name
    return path if name and path.is_file() else None


def logo_picture(register: Register) -> Picture | str:
    """The logo as a value for templates; empty without one."""
    path = logo_file(register)
    return logo(path.read_bytes()) if path else ""
