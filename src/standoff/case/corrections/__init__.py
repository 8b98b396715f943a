"""What analysts say against the reading: kept as rows that are only added, and laid over a Reading when it is used."""
