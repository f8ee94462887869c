"""What things are: neighbourhood, address, area, decisions, sign-up, member, group, and the gate."""
