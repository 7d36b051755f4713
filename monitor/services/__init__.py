"""The only code of monitor that writes, one module per step."""
