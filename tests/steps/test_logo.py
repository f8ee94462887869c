"""The team's logo: in every print from the moment it is chosen, until it is taken off or undone."""

import io

import docx
import pytest
from PIL import Image

from buurtapp.steps import recruitment
from buurtapp.steps.logo import keep_logo, logo_file, remove_logo
from buurtapp.steps.out_of_date import out_of_date
from buurtapp.store.journal import undo
from buurtapp.words import Fault


def picture(colour: str = "green") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (90, 30), colour).save(out, "JPEG")
    return out.getvalue()


def logos(register, kind: str) -> int:
    (path,) = recruitment.letters(register, kind).files
    return len(list(docx.Document(path).sections[0].header._element.iter("{*}blip")))


def test_a_logo_is_printed_taken_off_and_brought_back(register):
    assert logos(register, "brief") == 0
    keep_logo(register, picture(), "logo.jpg")
    assert [one.reasons for one in out_of_date(register)] == [("Het logo is veranderd.",)]
    assert logos(register, "brief") == logos(register, "flyer") == 1
    assert remove_logo(register)
    assert logos(register, "brief") == 0
    undo(register)
    assert logos(register, "brief") == 1


def test_undo_gives_the_former_logo(register):
    first = keep_logo(register, picture("red"), "a.jpg")
    second = keep_logo(register, picture("blue"), "b.jpg")
    assert logo_file(register) == second != first
    undo(register)
    assert logo_file(register) == first


def test_a_picture_that_is_refused_changes_nothing(register):
    keep_logo(register, picture(), "logo.jpg")
    before = logo_file(register)
    with pytest.raises(Fault):
        keep_logo(register, b"geen plaatje", "logo.jpg")
    assert logo_file(register) == before


def test_a_logo_whose_file_is_gone_is_left_out(register):
    keep_logo(register, picture(), "logo.jpg").unlink()
    assert logos(register, "brief") == 0
