"""Voice and video: recorded in the browser or brought as a file, played, handed over, taken back."""
