"""The rights of the people in the register (design.md 3), one module for each."""
