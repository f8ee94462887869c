"""ipykernel's own application, kernel and shell, made ready to be forked: no ZeroMQ, no thread, no connection file."""

import fnmatch
import importlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import ipykernel_launcher
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel
from traitlets import Any as AnyTrait
from traitlets import default

from papermill_warm.publishing import Outlet, OutletChannel, Publisher
from papermill_warm.session import LocalSession
from papermill_warm.wire import IOPUB, SHELL, STDIN

FIRST_NEEDS = (
    "IPython.core.logger", "IPython.display", "faulthandler", "psutil", "pygments.formatters.html",
    "pygments.formatters.terminal256", "pygments.lexers.python", "stack_data", "tornado.platform.asyncio",
)  # fmt: skip


class NoChannelThread:
    """What ipykernel 7 asks for the thread that runs the cells: the main one. False, for there is no such thread."""

    def __init__(self) -> None:
        self.parent_thread = threading.main_thread()

    def __bool__(self) -> bool:
        return False


class ForkedKernel(IPythonKernel):
    """An IPython kernel whose messages come and go over the outlet."""

    shell_stream = AnyTrait()
    _supports_kernel_subshells = False
    _execute_sleep = 0.0  # ipykernel waits for output that is on its way; here a flush takes it

    def start(self) -> None:
        """As ipykernel's, without a debugger and the warning that there is none."""
        assert self.shell is not None
        self.shell.exit_now = False
        Kernel.start(self)

    def _publish_execute_input(self, code: str, parent: dict[str, Any], execution_count: int) -> None:
        """The cell begins: the owner may know it before the cell can do any harm."""
        super()._publish_execute_input(code, parent, execution_count)  # type: ignore[no-untyped-call]
        self.iopub_thread.outlet.release()

    def _publish_status(self, status: str, channel: str, parent: dict[str, Any] | None = None) -> None:
        """Busy or idle; with idle a request's messages are complete."""
        super()._publish_status(status, channel, parent)  # type: ignore[no-untyped-call]
        if status != "busy":
            self.iopub_thread.outlet.release()


class TemplateApp(IPKernelApp):
    """The kernel's application up to the point where it would open sockets and start threads.

    `open` does the rest in the forked copy.
    """

    outstream_class = "papermill_warm.publishing.CompleteStream"

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)  # type: ignore[no-untyped-call]
        self.outlet = Outlet()
        self.shell_channel = OutletChannel(self.outlet, SHELL)

    @default("session")
    def _local_session(self) -> LocalSession:
        return LocalSession(parent=self)

    def init_connection_file(self) -> None:
        """Nobody else connects."""

    def init_poller(self) -> None:
        """The template and the system end a kernel whose owner died."""

    def init_heartbeat(self) -> None:
        """The owner sees the socket close."""

    def write_connection_file(self, **_info: Any) -> None:
        """Nobody else connects."""

    def log_connection_info(self) -> None:
        """Nobody else connects."""

    def init_sockets(self) -> None:
        """The outlet in the place of ZeroMQ."""
        self.configure_tornado_logger()
        self.iopub_thread = Publisher(self.outlet, OutletChannel(self.outlet, IOPUB))
        self.iopub_socket = self.iopub_thread.background_socket
        self.stdin_socket = OutletChannel(self.outlet, STDIN)

    def init_io(self) -> None:
        """After the fork: `open_io`."""

    def init_code(self) -> None:
        """The part that runs nothing: remember what was there before the notebook. The rest is `open_code`."""
        shell: Any = self.shell
        if self.hide_initial_ns:
            shell.user_ns_hidden.update(shell.user_ns)
        shell._sys_modules_keys = set(sys.modules)

    def init_kernel(self) -> None:
        """The kernel and its shell."""
        self.kernel = ForkedKernel.instance(
            parent=self,
            session=self.session,
            shell_stream=self.shell_channel,
            shell_channel_thread=NoChannelThread(),
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            stdin_socket=self.stdin_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )

    def open_io(self) -> None:
        """Redirect standard output and error, also at the level of file descriptors, and set the display hook."""
        self.iopub_thread.start()
        super().init_io()  # type: ignore[no-untyped-call]
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count
        self.kernel._stdout, self.kernel._stderr = sys.stdout, sys.stderr

    def open_code(self) -> None:
        """Run the profile's start-up files and lines; what they print belongs to no cell."""
        shell: Any = self.shell
        before = set(shell.user_ns)
        self._run_startup_files()
        self._run_exec_lines()
        self._run_exec_files()
        if self.hide_initial_ns and (new := shell.user_ns.keys() - before):
            shell.user_ns_hidden.update({name: shell.user_ns[name] for name in new})
        self._run_cmd_line_code()
        self._run_module()
        sys.stdout.flush()
        sys.stderr.flush()

    def rehearse(self) -> None:
        """What every kernel makes at its first cell or first traceback, made beforehand; no cell is counted."""
        self.log.setLevel(self.log_level)  # else every message to the kernel makes records that no handler takes
        for module in FIRST_NEEDS:
            with suppress(ImportError):
                importlib.import_module(module)
        for pattern in ("*.py", "*.ipy"):  # of start-up files
            fnmatch.filter([], pattern)
        shell = self.kernel.shell
        shell.run_cell("None", store_history=False, silent=True)
        shell.display_formatter.format(None)
        self.session.serialize(self.session.msg("status", {}))


def make_app(arguments: list[str]) -> TemplateApp:
    """The application as `python -m ipykernel_launcher` makes it of these arguments, ready to be forked."""
    sys.argv = [ipykernel_launcher.__file__, "-f", "", *arguments]
    app: TemplateApp = TemplateApp.instance()
    with _no_debugger():
        app.initialize(arguments)
    app.rehearse()
    return app


@contextmanager
def _no_debugger() -> Iterator[None]:
    """Keep ipykernel from loading a debugger, which nobody can attach; a notebook may import one itself."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["debugpy"]
