"""What people see of a case: brief, exports, the desk."""
