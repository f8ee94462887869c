"""From what the register holds to a verdict on every sign-up: cleaning anew, and who withdrew or was put out."""
