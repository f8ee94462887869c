"""The one error of reading: `UnreadableFile`, in its several forms (design.md 4, "Reading")."""

from buurtapp.words import Fault, _


class UnreadableFile(Fault):
    """A file in which no table could be found; its four parts say what it is and how to get a readable one."""

    @classmethod
    def like(cls, fault: Fault) -> "UnreadableFile":
        """The same four sentences, raised as the one error that reading knows."""
        return cls(fault.saw, fault.why, fault.fix, fault.first)


def save_again() -> str:
    """The cure for almost everything: the list once more, as a workbook."""
    return _("Open it in the program it was made with and save the list as an Excel workbook (.xlsx).")


def not_a_list(name: str, what: str) -> UnreadableFile:
    """`what` names in the reader's language what the file really is: a picture, a PDF, a Word document."""
    return UnreadableFile(
        _("{name} is {what}.", name=name, what=what),
        _("A list is a table, and we cannot take one out of this."),
        save_again(),
        _("See whether you picked the right file."),
    )


def damaged(name: str) -> UnreadableFile:
    """The file says it is a workbook, but it cannot be opened as one."""
    return UnreadableFile(
        _("{name} could not be opened.", name=name),
        _("The file is damaged or was not saved to its end."),
        save_again(),
        _("Download the file again, or ask whoever sent it to send it again."),
    )


def locked(name: str) -> UnreadableFile:
    """The workbook is protected with a password."""
    return UnreadableFile(
        _("{name} is protected with a password.", name=name),
        _("Without the password nobody can read it, and neither can we."),
        _("Open it in Excel with the password, and save it without one: File, Info, Protect Workbook."),
        _("Ask whoever sent it for the password."),
    )


def too_wide(name: str, sheet: str) -> UnreadableFile:
    """A sheet on which cells lie so far apart that the table between them would not fit in memory."""
    return UnreadableFile(
        _("Sheet {sheet} of {name} is far too large.", sheet=sheet, name=name),
        _("Some cell lies very far to the right or far down, so the table has millions of empty cells."),
        _("Copy only the list itself to a new workbook and save that."),
        _("Press Ctrl+End in the sheet: it jumps to the far cell. Remove it and save the file."),
    )


def not_found(name: str) -> UnreadableFile:
    """There is no such file, or it may not be read."""
    return UnreadableFile(
        _("{name} could not be read.", name=name),
        _("The file is not there, is a folder, or is held by another program."),
        _("Choose the file again."),
        _("Close the file in Excel first."),
    )


def no_such_choice(name: str, choice: str, known: str) -> UnreadableFile:
    """A choice made by hand (sheet, encoding, header row) that this file does not have."""
    return UnreadableFile(
        _("{name} has no {choice}.", name=name, choice=choice),
        _("What was chosen by hand does not fit this file."),
        _("Choose one of: {known}.", known=known),
        _("Leave the choice empty; then we look for it ourselves."),
    )
