"""A papermill engine whose notebooks start in a forked copy of a process that has its imports behind it.

`papermill in.ipynb out.ipynb --engine warm`; docs/papermill-warm.md says what is the same and what differs. Two sides:

- the **owner** runs papermill: `engine`, `fitness` (warm or plain), `notebook` (papermill's client, with a limit),
  `manager` and `client` (what nbclient takes for a kernel), `templates` (the processes to fork from), `limits`;
- the **template** is idle and has one thread: `template` (its loop), `forked` (what a copy does), `kernel`
  (ipykernel's own kernel without ZeroMQ), `publishing` (its outputs).

`wire` is what they say to each other. Importing this package imports neither papermill nor IPython.
"""

from papermill_warm.limits import NotebookTimeoutError

__all__ = ["NotebookTimeoutError"]
