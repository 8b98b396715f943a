"""Training of the reader model."""
