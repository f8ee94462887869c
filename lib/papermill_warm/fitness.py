"""Whether a notebook can run warm, and if not why: said once."""

import sys
from functools import cache
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from papermill.log import logger

OWN_NAMES = {"python", f"python{sys.version_info[0]}", f"python{sys.version_info[0]}.{sys.version_info[1]}"}
LAUNCHES = (["-m", "ipykernel_launcher", "-f", "{connection_file}"], ["-m", "ipykernel", "-f", "{connection_file}"])

_said: set[str] = set()


@cache
def why_plain(kernel_name: str) -> str | None:
    """Why notebooks for this kernel run plain, or None when they can run warm."""
    if sys.platform != "linux":
        return f"forking is not safe or not there on {sys.platform}"
    try:
        spec = KernelSpecManager().get_kernel_spec(kernel_name)
    except NoSuchKernel:
        return f"there is no kernel {kernel_name!r}"
    if not _is_this_python(spec.argv[0]) or spec.argv[1:] not in LAUNCHES:
        return f"kernel {kernel_name!r} is not the ipykernel of this Python"
    if spec.env or spec.metadata.get("kernel_provisioner"):
        return f"kernel {kernel_name!r} asks for an environment or provisioner of its own"
    return None


def _is_this_python(program: str) -> bool:
    """Whether a kernel's program is the running Python; a link out of another virtual environment is not."""
    path = Path(program)
    own = Path(sys.executable)
    return program in OWN_NAMES or (path.name in OWN_NAMES and path.parent.resolve() == own.parent.resolve())


def say_once(reason: str) -> None:
    """Tell in papermill's log, the first time only, why notebooks run plain."""
    if reason not in _said:
        _said.add(reason)
        logger.warning(f"papermill_warm runs notebooks with papermill's own engine: {reason}.")
