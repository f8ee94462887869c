"""ipykernel's own application, kernel and shell, made ready to be forked: no ZeroMQ, no thread, no connection file."""

import sys
import threading
from typing import Any

import ipykernel_launcher
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel
from traitlets import Any as AnyTrait

from papermill_warm.publishing import Outlet, OutletChannel, PublishingThread
from papermill_warm.wire import IOPUB, SHELL, STDIN


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

    def start(self) -> None:
        """As ipykernel's, without a debugger and the warning that there is none."""
        assert self.shell is not None
        self.shell.exit_now = False
        Kernel.start(self)


class TemplateApp(IPKernelApp):
    """The kernel's application up to the point where it would open sockets and start threads.

    `open` does the rest in the forked copy.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)  # type: ignore[no-untyped-call]
        self.outlet = Outlet()
        self.shell_channel = OutletChannel(self.outlet, SHELL)

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
        self.session.key = b""  # the socket pair is private, there is nothing to sign
        self.configure_tornado_logger()
        self.iopub_thread = PublishingThread(OutletChannel(self.outlet, IOPUB))
        self.iopub_socket = self.iopub_thread.background_socket
        self.stdin_socket = OutletChannel(self.outlet, STDIN)

    def init_io(self) -> None:
        """After the fork: `open_io`."""

    def init_code(self) -> None:
        """After the fork: start-up files are part of every kernel's own start."""

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
        """Run the profile's start-up files; what they print belongs to no cell."""
        super().init_code()  # type: ignore[no-untyped-call]
        sys.stdout.flush()
        sys.stderr.flush()


def make_app(arguments: list[str]) -> TemplateApp:
    """The application as `python -m ipykernel_launcher` makes it of these arguments, ready to be forked."""
    sys.argv = [ipykernel_launcher.__file__, "-f", "", *arguments]
    app: TemplateApp = TemplateApp.instance()
    app.initialize(arguments)
    return app
