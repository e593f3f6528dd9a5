"""The private safety check, public help, and leaving at once."""
