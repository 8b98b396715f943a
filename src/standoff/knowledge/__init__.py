"""What Standoff knows beforehand: vocabularies and tables as data files, with their loaders."""
