"""What can be asked of a case: one module for each kind of answer."""
