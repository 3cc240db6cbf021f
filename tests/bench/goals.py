# SPDX-License-Identifier: GPL-2.0-or-later
"""What Dateline is to reach, and what it did. A goal missed is a line, never a failed run."""

from engines import DATELINE, LUCENE, XAPIAN
from measure import median

MAX_INDEX_SHARE = 0.5  # of raw Xapian's time
MAX_RANKING_RATIO = 1.3  # of plain BM25's median
MAX_COLD_MS = 6.0
FREQUENT = "term1_freq"
GOALS_HEAD = "| Corpus | Goal | Measured | |\n|---|---|---|---|\n"


def line(corpus, goal, measured, is_met):
    return f"| {corpus} | {goal} | {measured} | {'met' if is_met else 'NOT met'} |"


def index_goal(results):
    own = results.index_median(DATELINE, "seconds")
    floor = results.index_median(XAPIAN, "seconds")
    return line(results.corpus.name,
                f"files to searchable in at most {MAX_INDEX_SHARE} of raw Xapian's time",
                f"{own:.2f} s / {floor:.2f} s = {own / floor:.2f}", own <= floor * MAX_INDEX_SHARE)


def ranking_goal(results):
    offered = [name for name in results.classes() if results.p(0.5, DATELINE, name, False)]
    own = median(results.pooled(DATELINE, offered))
    plain = median(results.pooled(XAPIAN, offered))
    ratios = {name: results.p(0.5, DATELINE, name, False) / results.p(0.5, XAPIAN, name, False)
              for name in offered}
    each = ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
    return line(results.corpus.name,
                f"top 10 at most {MAX_RANKING_RATIO} x plain BM25, p50 over all classes",
                f"{own:.2f} ms / {plain:.2f} ms = {own / plain:.2f} ({each})",
                own <= plain * MAX_RANKING_RATIO)


def or_goals(results):
    for name in (name for name in results.classes() if name.startswith("or")):
        own = results.p(0.5, DATELINE, name, False)
        peer = results.p(0.5, LUCENE, name, False)
        yield line(results.corpus.name, f"ahead of Lucene++ on {name}, p50",
                   f"{own:.2f} ms, Lucene++ {peer:.2f} ms", own < peer)


def added_by_facets(results, engine):
    return results.p(0.5, engine, FREQUENT, True) - results.p(0.5, engine, FREQUENT, False)


def facet_goal(results):
    """Twenty thousand documents, or a hundred thousand; nothing is asked of other sizes."""
    documents = results.corpus.documents
    if 15_000 <= documents <= 25_000:
        limit = 0.1
    elif documents == 100_000:
        limit = 1.0
    else:
        return
    own, peer = added_by_facets(results, DATELINE), added_by_facets(results, LUCENE)
    yield line(results.corpus.name, f"topics add at most {limit} ms to a frequent word, p50",
               f"{own:+.2f} ms, Lucene++ {peer:+.2f} ms", own <= limit)


def cold_goal(results):
    cold = median(results.cold)
    return line(results.corpus.name, f"a cold process answers in {MAX_COLD_MS:.0f} ms, p50",
                f"{cold:.1f} ms", cold <= MAX_COLD_MS)


def goals(all_results):
    """All goals, in Markdown."""
    lines = []
    for results in all_results:
        lines += [index_goal(results), ranking_goal(results), *or_goals(results),
                  *facet_goal(results), cold_goal(results)]
    return GOALS_HEAD + "\n".join(lines) + "\n"
