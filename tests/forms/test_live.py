"""An output that is shown anew: in JupyterLab an output of the notebook, in Voilà a widget."""

from buurtapp.forms import live
from buurtapp.forms.live import Live, Shown


def test_in_voila_it_is_a_widget_that_follows(monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.11")
    shown, said = [], ["eerst"]
    monkeypatch.setattr(live, "show", shown.append)
    one = Live(lambda: Shown(f"<p>{said[0]}</p>", said[0]))
    one.show()
    said[0] = "daarna"
    one.refresh()
    assert shown[0].value == "<p>daarna</p>"


def test_elsewhere_it_is_an_output_that_stays_in_the_notebook(monkeypatch, capsys):
    monkeypatch.delenv("SERVER_SOFTWARE", raising=False)
    Live(lambda: Shown("<p>eerst</p>", "eerst")).show()
    assert "'text/plain': 'eerst'" in capsys.readouterr().out
