"""Where articles come from: files, directories, JSON Lines, pages, one url."""
