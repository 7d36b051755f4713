"""From a public source to dated, immutable text. Knows nothing of claims."""
