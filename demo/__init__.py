"""The demo newsroom: a small web site of invented publishers, so that a newcomer sees real pages fetched."""
