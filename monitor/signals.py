"""The one signal of the house: it tells `claims` that a new text of an article was recorded."""

from django.dispatch import Signal

# Sent after commit of the revision's row is certain to follow, inside its transaction: sender=Revision, revision=Revision
revision_recorded = Signal()
