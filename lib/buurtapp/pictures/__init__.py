"""Pictures with a sentence for who cannot see them: bands, funnel, stages, verdicts, street strip.

matplotlib is only loaded when a picture is drawn.
"""

from buurtapp.pictures.area import area
from buurtapp.pictures.bands import Band, bands
from buurtapp.pictures.canvas import Picture
from buurtapp.pictures.funnel import funnel
from buurtapp.pictures.stages import stages
from buurtapp.pictures.strip import DOOR_STATES, DoorMark, strip
from buurtapp.pictures.verdicts import verdict_bars
from buurtapp.pictures.year import year_at_a_glance

__all__ = [
    "DOOR_STATES",
    "Band",
    "DoorMark",
    "Picture",
    "area",
    "bands",
    "funnel",
    "stages",
    "strip",
    "verdict_bars",
    "year_at_a_glance",
]
