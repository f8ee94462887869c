"""A coordinator's city: where its parts lie, how each street stands, what failed, and one page that says so."""
