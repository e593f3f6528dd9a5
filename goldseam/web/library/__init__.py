"""The practices of the method, each with a page."""
