"""The parts of the product that an element or a practice can live in."""

MODULES = frozenset(
    {
        "situation",
        "self-analysis",
        "barriers",
        "tracks",
        "plan",
        "truth",
        "questions",
        "no-contact",
        "accountability",
        "apology",
        "coach",
        "promises",
        "requests",
        "agreements",
        "openness",
        "presence",
        "space",
        "check-in",
        "trajectory",
        "triggers",
        "disputes",
        "appreciation",
        "memories",
        "renewal",
        "self",
        "review",
        "helpers",
        "understanding",
    }
)
