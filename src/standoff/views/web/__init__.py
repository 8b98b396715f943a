"""The desk: a case in a browser, rendered on this machine, with nothing loaded from anywhere else."""
