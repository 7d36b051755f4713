"""Publishers and sources, their articles, and what was captured of them when."""

from monitor.models.articles import Article, Revision, Signature, Snapshot
from monitor.models.problems import Problem
from monitor.models.seen import Seen
from monitor.models.sources import Host, Publisher, Source, Visit

__all__ = ["Article", "Host", "Problem", "Publisher", "Revision", "Seen", "Signature", "Snapshot", "Source", "Visit"]
