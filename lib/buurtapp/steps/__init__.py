"""The story of each step as plain functions, called by forms, commands and batch alike."""
