"""Training the branch that finds place names above the reader model's shared layers."""
