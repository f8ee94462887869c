"""papermill's notebook client with a limit on the whole, and the one that runs on a forked kernel."""

from typing import Any

from papermill.clientwrap import PapermillNotebookClient
from traitlets import Float, Instance

from papermill_warm.limits import end_processes, notebook_limit
from papermill_warm.manager import ForkedKernelManager
from papermill_warm.templates import Template
from papermill_warm.waking import LookingClient


class LimitedNotebookClient(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's own client; ends the kernel with all its processes when the notebook takes too long."""

    notebook_timeout = Float(None, allow_none=True, help="Seconds for the whole notebook, kernel start included.")

    def create_kernel_manager(self) -> Any:
        """A manager of papermill's own, whose clients lose no wake-up."""
        manager = super().create_kernel_manager()
        manager.client_factory = LookingClient
        return manager

    def execute(self, **kwargs: Any) -> Any:
        """As papermill's; raises NotebookTimeoutError."""
        with notebook_limit(self.notebook_timeout, self.end_kernel):
            return super().execute(**kwargs)

    def end_kernel(self) -> bool:
        """Kill the kernel, from any thread; False as long as there is none."""
        process = getattr(getattr(self.km, "provisioner", None), "process", None)
        if process is None:
            return False
        if process.returncode is None:
            end_processes(process.pid)
        return True


class WarmNotebookClient(LimitedNotebookClient):
    """The same on a kernel forked from a template."""

    template = Instance(Template)

    def create_kernel_manager(self) -> ForkedKernelManager:
        """A manager for one forked kernel."""
        self.km = ForkedKernelManager(self.template)
        return self.km

    def end_kernel(self) -> bool:
        """Kill the kernel, from any thread; False as long as there is none."""
        return self.km is not None and self.km.kill()
