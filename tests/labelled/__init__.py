"""The labelled set: sign-up rows written by hand, each with what cleaning has to make of it."""
