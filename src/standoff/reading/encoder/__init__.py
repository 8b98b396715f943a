"""The reader model: a small encoder that finds cues, and the source and content of one marked cue."""
