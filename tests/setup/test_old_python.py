"""start.py itself is read by Pythons that cannot read the rest, so that they can say so."""

import ast
import subprocess
import sys

NEW_GRAMMAR = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.Starred)


def test_the_oldest_grammar_is_enough(project):
    text = (project / "start.py").read_text("ascii")  # Python 2 reads nothing else without being told
    tree = ast.parse(text, feature_version=(3, 6))
    for node in ast.walk(tree):
        assert not isinstance(node, NEW_GRAMMAR)
        assert not isinstance(node, ast.arg) or node.annotation is None
        assert not isinstance(node, ast.FunctionDef) or node.returns is None


IN_THE_ENVIRONMENT = {"bundle.py": "packaging"}
"""What start.py runs in the environment that it made, as a program of its own; nothing here imports it."""


def test_only_the_standard_library_is_imported(project):
    for path in [project / "start.py", *(project / "lib" / "buurtapp_start").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            roots = {name.split(".")[0] for name in names} - {IN_THE_ENVIRONMENT.get(path.name)}
            assert roots <= sys.stdlib_module_names | {"buurtapp_start"}, path
            assert "buurtapp_start.bundle" not in names, path


def test_an_old_python_gets_a_sentence(project):
    pretend = (
        "import runpy, sys; sys.version_info = (3, 6, 15, 'final', 0); "
        f"runpy.run_path({str(project / 'start.py')!r}, run_name='__main__')"
    )
    ran = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stdout == ""
    dutch, english = ran.stderr.strip().splitlines()
    assert dutch.startswith("NL  Dit is Python 3.6, maar het werkboek heeft Python 3.11")
    assert english.startswith("EN  This is Python 3.6, but the workbook needs Python 3.11")
    assert "python.org" in dutch
    assert "python.org" in english
