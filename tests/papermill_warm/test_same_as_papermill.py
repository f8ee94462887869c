"""Cells, outputs, metadata and exceptions are those of papermill's own engine."""

import time

import pytest
from nbclient.output_widget import OutputWidget
from notebook_runs import EXPECTED, code, masked, text

CASES = {
    "outputs": [
        text("# Text"),
        code("greeting = 'hi'\nnumber: int = 1", "parameters"),
        "print(greeting, number)\nimport sys; print('fault', file=sys.stderr)",
        "greeting",
        "'é ü 🏘 \\u202e ' * 3",
        "from IPython.display import *\ndisplay(HTML('<b>b</b>'), Markdown('*m*'), Latex('$x$'), JSON({'a': [1]}))",
        "h = display('first', display_id='one')",
        "h.update('second'); update_display('third', display_id='one')",
        "print('gone'); clear_output(); print('kept')",
        "print('stays'); clear_output(wait=True)",
        "print('gone'); clear_output(wait=True); print('kept')",
        "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
        "class Rich:\n    def _repr_html_(self): return '<i>rich</i>'\nRich()",
        "class Bundle:\n    def _repr_mimebundle_(self, **k): return {'a/b': 'c'}\nBundle()",
        "1; 2",
        "None",
        "",
        "   \n# only a comment",
        "for n in range(3): display(n)",
        "x = 5; x;",
        "_",
        "In[-1], len(Out), _oh.keys()",
        "__name__, '__file__' in globals(), get_ipython().kernel.__class__.__mro__[1].__name__[-6:]",
        "get_ipython().execution_count",
        "print('a', end=''); print('b', flush=True)",
        "sys.stdout.write('w'), sys.stdout.isatty(), sys.stdin.isatty(), sys.stdin.read()",
        "display({'text/plain': 'raw', 'image/png': 'AAAA'}, raw=True)",
        "sys.argv[1:2], sys.path[0], len(sys.argv)",
    ],
    "errors": [
        code("1 / 0", EXPECTED),
        code("def f(", EXPECTED),
        code("raise KeyboardInterrupt", EXPECTED),
        code("import sys; sys.exit('a word')", EXPECTED),
        code("raise SystemExit(3)", EXPECTED),
        code("input('?')", EXPECTED),
        code("import getpass; getpass.getpass()", EXPECTED),
        code("try:\n    {}['a']\nexcept KeyError as e:\n    raise ValueError('néw') from e", EXPECTED),
        code("class Bad:\n    def __repr__(self): raise RuntimeError('no repr')\nBad()", EXPECTED),
        code("raise ExceptionGroup('several', [ValueError(1), TypeError(2)])", EXPECTED),
        code("sys.setrecursionlimit(200)\ndef deep(n): return deep(n + 1)\ndeep(0)", EXPECTED),
        "sys.setrecursionlimit(3000)",
        code("class E(Exception):\n    def __str__(self): return 'own words'\nraise E", EXPECTED),
        code("%nomagic", EXPECTED),
        code("assert False, 'why'", EXPECTED),
        code("import warnings; warnings.warn('careful')"),
        code("import logging; logging.warning('said'); logging.getLogger('a').error('%s', 1)"),
        code("unknown_name", EXPECTED),
        code("await missing", EXPECTED),
        code("print('before'); 1 / 0"),
        code("print('never')"),
    ],
    "magics": [
        "%%bash\necho from bash; echo to stderr >&2",
        "!echo one; echo two",
        "files = !printf 'a\\nb'\nfiles",
        "%%writefile made.txt\nline",
        "%cat made.txt",
        "import os; os.path.basename(os.getcwd()), os.listdir()",
        "%%capture kept\nprint('hidden')",
        "kept.stdout",
        "%%html\n<b>x</b>",
        "%who_ls",
        "%env NOT_SET_HERE=1",
        "len?",
        code("%%bash\nexit 3", EXPECTED),
        "%config InlineBackend.figure_format",
        "%matplotlib inline",
        "%alias_magic t time",
        "%lsmagic\nNone",
        "%xmode Minimal",
        code("1 / 0", EXPECTED),
        "%precision 2\n3.14159",
        "%load_ext autoreload",
        "%autosave 10",
        "%history -l 1",
    ],
    "loops": [
        "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
        "asyncio.get_running_loop().is_running()",
        "async def later(): print('later')\ntask = asyncio.create_task(later())\nawait task",
        code("await asyncio.wait_for(asyncio.sleep(9), 0.01)", EXPECTED),
        code("asyncio.run(later())", EXPECTED),
        "import threading\nt = threading.Thread(target=print, args=('thread',)); t.start(); t.join()",
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'print(1)'], capture_output=True).stdout",
        "import multiprocessing as mp\nwith mp.get_context('fork').Pool(2) as p: r = p.map(abs, [-1, -2])\nr",
        "from concurrent.futures import ThreadPoolExecutor\nlist(ThreadPoolExecutor(2).map(abs, [-1, -2]))",
        "import os, time\nos.system('echo by file descriptor'); time.sleep(0.3)",
        "os.write(2, b'raw'); time.sleep(0.3)",
    ],
    "widgets": [
        "import ipywidgets as w\ns = w.IntSlider(3, description='é')\ns",
        "out = w.Output()\nwith out: print('inside'); display('shown')\nout",
        "with out: print('more'); 1 / 0",
        "out.clear_output(); out.append_stdout('after')",
        "@w.interact(x=2)\ndef f(x): print('x', x); return x * 2",
        "s.value = 7; s.observe(lambda c: print('changed', c.new), 'value'); s.value = 8",
        "w.Image(value=b'\\x00\\x01raw', format='png')",
        "w.VBox([w.Text('a'), w.Button(description='b')])",
        "w.Button(description='c').click()",
        "w.jslink((s, 'value'), (w.IntText(), 'value'))",
        "from tqdm.auto import tqdm\nfor _ in tqdm(range(2), bar_format='{n}/{total}'): pass",
        "s.close()",
        "from comm import create_comm\nc = create_comm('nobody', data={'state': {}}); c.send({'a': 1}); c.close()",
    ],
    "plots": [
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots(); ax.plot([1, 2]);",
        "plt.plot([3, 1]); plt.show(); print('after')",
        "fig",
        "import matplotlib; matplotlib.get_backend(), plt.rcParams['figure.figsize']",
        "plt.close('all')",
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_run_is_the_same(run, case):
    cells = CASES[case]
    assert masked(run("warm", cells)) == masked(run(None, cells))


@pytest.mark.timeout(60)
def test_an_output_that_answers_late_does_not_stop_the_plain_engine(run, monkeypatch):
    """The cell's reply is there before the answer is sent; sending took the news of it (papermill_warm.waking)."""
    answer = OutputWidget.sync_state

    def late(widget):
        time.sleep(0.5)
        answer(widget)

    monkeypatch.setattr(OutputWidget, "sync_state", late)
    ran = run("limited", ["import ipywidgets as w\nout = w.Output()\nwith out: print('inside')\nout"])
    assert ran.error is None
