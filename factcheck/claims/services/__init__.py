"""The only code of claims that writes, one module per step."""
