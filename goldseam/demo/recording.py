"""A recording that Kim keeps for herself: four quiet tones, made here, so that there is something to play."""

import io
import math
import wave

from goldseam.core.records import RecordingKept
from goldseam.core.records.entry import Entry
from goldseam.demo.together import Two, moment
from goldseam.demo.words_of_amends import AMENDS
from goldseam.ledger import uploads
from goldseam.ledger.upload_writer import Writer

RATE, SECONDS, LOUDNESS, SILENCE = 8000, 4, 40, 128
TONES = (220.0, 247.0, 262.0, 196.0)


def keep_recording(two: Two) -> None:
    """Seal it into Kim's private space, as a recording that was made there."""
    space, sound = two.alone["kim"], tones()

    def kept(record: RecordingKept) -> list[Entry]:
        return space.append(record, at=moment(two.today, 7), day=two.today)

    writer = Writer(uploads.begin(space, len(sound)))
    writer.write(sound)
    writer.close()
    uploads.finish(writer.upload, kept, name=AMENDS[two.language]["recording"], seconds=SECONDS)


def tones() -> bytes:
    """One second of each tone, rising and fading, as a WAV file with one byte a sample."""
    samples = bytearray()
    for pitch in TONES:
        for number in range(RATE):
            swell = math.sin(math.pi * number / RATE)
            samples.append(SILENCE + round(LOUDNESS * swell * math.sin(math.tau * pitch * number / RATE)))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(bytes(samples))
    return file.getvalue()
