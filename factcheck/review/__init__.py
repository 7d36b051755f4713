"""The desk: reviewers settle discrepancies, and a history remembers who, what and on which evidence."""
