"""Words that promise for ever: they ask for a plan, whatever else the promise is called."""

import re

# English and Russian. Only what says "never" or "for ever" of oneself; "always" is said of small deeds too.
_FOR_GOOD = re.compile(
    r"""
    \b(?:
        never\s+(?:ever\s+)?again | never\s+ever | (?:will|shall|would)\s+never | (?:i|we)['’]ll\s+never
        | (?:promise|swear)\s+(?:you\s+)?never | not\s+ever\s+again | won['’]?t\s+ever
        | for\s+ever | forever
        | никогда | больше\s+(?:[а-яё]+\s+)?не\s+буду | не\s+буду\s+больше | больше\s+не\s+повтор\w*
        | клянусь | навсегда | навеки | ни\s+за\s+что\s+(?:больше\s+)?не
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def promises_for_good(text: str) -> bool:
    """Whether a text says "never again" or "for ever", in English or Russian. It reads words, not meaning."""
    return _FOR_GOOD.search(text) is not None
