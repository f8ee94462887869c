"""Forms for the notebooks: the only room with ipywidgets. One module per notebook, small parts beside it."""
