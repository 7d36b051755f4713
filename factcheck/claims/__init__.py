"""Claims, the figures filed under them, and the discrepancies between these."""
