"""Templates, letters, QR codes, walk lists: everything that goes on paper.

A Word template is compiled once (`compile_template`) and rendered for every address into one print file (`letters`).
"""

from buurtapp.press.codes import is_well_formed, make_code, make_codes, normalise
from buurtapp.press.go_no_go import CheckLine, Plan, area_rows, go_no_go
from buurtapp.press.labels import labels
from buurtapp.press.letters import information_evening, letters, page, paper_form
from buurtapp.press.meeting import Action, Meeting, Point, agenda
from buurtapp.press.printing import Printed
from buurtapp.press.readback import read_letters, read_text
from buurtapp.press.shelf import MEDIA, TEXTS, Medium, medium, template_path
from buurtapp.press.team import TeamContext, team_context
from buurtapp.press.template import Template, compile_template
from buurtapp.press.values import Picture, blank
from buurtapp.press.walk import rounds, walk_list

__all__ = [
    "MEDIA",
    "TEXTS",
    "Action",
    "CheckLine",
    "Medium",
    "Meeting",
    "Picture",
    "Plan",
    "Point",
    "Printed",
    "TeamContext",
    "Template",
    "agenda",
    "area_rows",
    "blank",
    "compile_template",
    "go_no_go",
    "information_evening",
    "is_well_formed",
    "labels",
    "letters",
    "make_code",
    "make_codes",
    "medium",
    "normalise",
    "page",
    "paper_form",
    "read_letters",
    "read_text",
    "rounds",
    "team_context",
    "template_path",
    "walk_list",
]
