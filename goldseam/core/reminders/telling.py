"""Words that would tell somebody who looks over a shoulder what a reminder is about, in both languages (S28)."""

import re

# Beginnings of words; what stands in `_WHOLE` counts only as it is.
_BEGIN = (
    "goldseam|affair|adulter|apolog|amends|betray|cheat|confess|counsel|couple|divorc|faithful|forgiv|honest|infidel|"
    "jealous|lover|marri|mistress|partner|porn|reconcil|relationship|secret|separat|spouse|therap|trust|truth|unfaithful|"
    "голдсим|брачн|врать|врал|враль|врун|враньё|вранье|девушк|довери|доверя|жениться|зависимост|извин|измен|интим|"
    "консульт|лгать|лжец|ложь|любов|недовери|неверн|обман|отношени|парн|партнёр|партнер|подозрени|порн|правд|предал|"
    "предат|признани|примирени|прости|прощени|психолог|развод|ревно|секрет|секс|супруг|тайн|терап|честн"
)
_WHOLE = (
    "gold seam|ex|husband|wife|boyfriend|girlfriend|lie|lies|lied|lying|liar|love|sex|sexual|together|us|"
    "муж|мужа|мужу|мужем|муже|жена|жены|жене|жену|женой|брак|брака|браке|браком|лжи|ложью|лгал|лгала|роман|романа|"
    "любви|пара|паре|пару|парой|вместе|нас|правда"
)
_TELLING = re.compile(rf"\b(?:(?:{_BEGIN})\w*|(?:{_WHOLE})\b)")


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text that may tell, each once, in small letters and in their order; often none."""
    return tuple(dict.fromkeys(_TELLING.findall(text.casefold())))
