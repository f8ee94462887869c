"""Groups: splitting, contact cards, invitations, enrolment lists; purely functions on members."""
