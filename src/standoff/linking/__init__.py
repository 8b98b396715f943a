"""What several articles have to do with each other: copies, stories, origins, disputes, series."""
