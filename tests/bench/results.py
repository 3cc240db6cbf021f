# SPDX-License-Identifier: GPL-2.0-or-later
"""Measuring one corpus with all engines, and checking that they agree."""

import collections
import dataclasses
import itertools
import sys

from engines import ENGINES, OURS
from measure import cold_milliseconds, median, note, percentile

COLD_RUNS = 50


@dataclasses.dataclass
class Results:
    """All measurements of one corpus. Times by (engine, query class, with facets), in ms."""

    corpus: object
    indexing: dict = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    times: dict = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    counts: dict = dataclasses.field(default_factory=lambda: collections.defaultdict(dict))
    cold: list = dataclasses.field(default_factory=list)

    def index_median(self, engine, field):
        """The median over all runs; nothing if the engine was not run."""
        values = [getattr(run, field) for run in self.indexing[engine]]
        return median(values) if values and values[0] is not None else None

    def classes(self):
        return list(dict.fromkeys(query_class for _, query_class, _ in self.times))

    def p(self, share, engine, query_class, facets):
        """A percentile of an engine's times; nothing where it does not offer that."""
        values = self.times.get((engine, query_class, facets))
        return percentile(values, share) if values else None

    def pooled(self, engine, classes):
        """All times of some classes, without facets."""
        return list(itertools.chain(*(self.times[engine, name, False] for name in classes)))


def add_answers(results, engine, lines):
    for query_class, facets, text, matches, top_topic, micros in lines:
        with_facets = facets == "1"
        results.times[engine.name, query_class, with_facets].extend(
            float(micro) / 1000 for micro in micros.split(","))
        key = query_class, text
        results.counts[key, "matches"][engine.name] = int(matches)
        if with_facets:
            results.counts[key, "matches with the top topic"][engine.name] = int(top_topic)


def check_counts(results):
    """Ends the run if two engines differ about a query."""
    differing = 0
    for ((query_class, text), what), by_engine in results.counts.items():
        if len(set(by_engine.values())) > 1:
            differing += 1
            note(f"{results.corpus.name}: {query_class} '{text}': {what} differ: {by_engine}")
    if differing:
        sys.exit(f"bench: {differing} counts differ, so the times cannot be compared")
    note(f"{results.corpus.name}: {len(results.counts)} counts agree")


def cold_answers(results, programs):
    """Whole processes of dateline-search, each with another word."""
    words = [text for ((name, text), _), counts in results.counts.items()
             if name.startswith("term1") and counts[OURS.name] > 0]
    folder = OURS.folder(results.corpus)
    for word in itertools.islice(itertools.cycle(dict.fromkeys(words)), COLD_RUNS):
        results.cold.append(cold_milliseconds(
            [programs / "dateline-search", "--db", folder, word, "--format", "json"]))


def measure(corpus, programs, repeats, rounds):
    """Indexes and asks with all engines in turn, `repeats` times over."""
    results = Results(corpus)
    for turn in range(repeats):
        for engine in ENGINES:
            note(f"{corpus.name}: indexing with {engine.name}, {turn + 1} of {repeats}")
            results.indexing[engine.name].append(engine.index(corpus, programs))
    for turn in range(repeats):
        for engine in ENGINES:
            note(f"{corpus.name}: asking {engine.name}, {turn + 1} of {repeats}")
            add_answers(results, engine, engine.ask(corpus, programs, rounds))
    check_counts(results)
    cold_answers(results, programs)
    return results
