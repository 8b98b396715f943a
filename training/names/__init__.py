"""Training the branch that finds place names and named entities above the reader model's shared layers."""
