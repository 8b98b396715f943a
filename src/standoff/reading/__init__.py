"""From one article to its Reading: one parse, one module per kind of mark."""
