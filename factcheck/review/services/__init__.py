"""The only code of review that writes, one module per step."""
