"""The one signal of the house: it tells `claims` that a new text of an article was recorded."""

from django.dispatch import Signal

# Sent inside the transaction that records the revision: sender=Revision, revision=the new row.
revision_recorded = Signal()
