"""Amends: what it did, said and heard; what was done, owned without causes; and an apology that is one."""
