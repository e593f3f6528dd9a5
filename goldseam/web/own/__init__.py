"""What somebody keeps for themselves: the journal searched, and pages about their own ground, people and way."""
