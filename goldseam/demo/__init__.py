"""A made-up couple who share a space, and their counsellor, so that a newcomer sees full pages. Nobody real."""
