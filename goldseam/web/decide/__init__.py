"""Where do we stand: opened by a person and never pushed; what there is to go by, and three full ways from there."""
