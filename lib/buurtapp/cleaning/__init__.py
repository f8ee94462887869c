"""Cleaning: a sign-up as it was typed to a verdict with reasons (design.md 4). Pure pandas; knows no store."""

from buurtapp.cleaning.clean import clean
from buurtapp.cleaning.phone_hint import phone_hint
from buurtapp.cleaning.phones import clean_phones
from buurtapp.cleaning.settings import Settings

__all__ = ["Settings", "clean", "clean_phones", "phone_hint"]
