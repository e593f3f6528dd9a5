"""The intake: what happened, one thing a page; its history; the self-analysis."""
