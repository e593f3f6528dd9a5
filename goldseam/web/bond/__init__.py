"""Good things: what makes the other special, thanks, ideas of one's own, memories, vows, dates, opening up, upkeep."""
