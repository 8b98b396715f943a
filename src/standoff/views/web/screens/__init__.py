"""The desk's screens: each takes a case and what is asked, and gives a template, its values and the data behind it."""
