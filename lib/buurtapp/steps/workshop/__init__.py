"""A workshop with the practice neighbourhood: a good state at the start of every step, and exercises with a check."""
