"""Training of the typer."""
