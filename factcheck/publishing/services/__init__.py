"""The only code of publishing that writes, one module per step."""
