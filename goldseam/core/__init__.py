"""The pure half of Goldseam: it decides, and never reads a clock, a database or a network."""
