"""The parts that `data/make_example.py` makes the example neighbourhood from. Everything in it is invented."""
