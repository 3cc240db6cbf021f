# SPDX-License-Identifier: GPL-2.0-or-later
"""The table, in Markdown."""

import datetime
import os
import pathlib
import platform
import subprocess

from engines import DATELINE, ENGINES, PEERS
from measure import median

INDEX_ROWS = [  # title, field, format, function of (value, corpus), is more better
    ("documents/s", "seconds", "{:,.0f}", lambda s, corpus: corpus.documents / s, True),
    ("MB/s of text", "seconds", "{:.1f}", lambda s, corpus: corpus.text_bytes / s / 1e6, True),
    ("peak memory, MB", "peak_bytes", "{:,.0f}", lambda b, _: b / 1e6, False),
    ("index / text bytes", "disk_bytes", "{:.2f}", lambda b, corpus: b / corpus.text_bytes, False),
    ("second update, s", "again_seconds", "{:.2f}", lambda s, _: s, False),
]


def row(cells):
    return "| " + " | ".join(cells) + " |"


def cell(text, own, value, more_is_better):
    """A peer's value with how many times better Dateline is."""
    if own is None or not value or not own:
        return text
    ratio = own / value if more_is_better else value / own
    return f"{text} ({ratio:.2f})"


def index_rows(results):
    for title, field, form, convert, more in INDEX_ROWS:
        values = {}
        for engine in ENGINES:
            value = results.index_median(engine.name, field)
            values[engine.name] = None if value is None else convert(value, results.corpus)
        own = values[DATELINE]
        cells = [form.format(own)]
        for engine in PEERS:
            value = values[engine.name]
            cells.append("–" if value is None else cell(form.format(value), own, value, more))
        yield row([results.corpus.name, title, *cells])


def query_cell(results, engine, query_class, facets):
    p50 = results.p(0.5, engine, query_class, facets)
    if p50 is None:
        return "–"
    text = f"{p50:.2f} / {results.p(0.99, engine, query_class, facets):.2f}"
    own = None if engine == DATELINE else results.p(0.5, DATELINE, query_class, facets)
    return cell(text, own, p50, False)


def query_rows(results):
    for query_class in results.classes():
        for facets in (False, True):
            title = query_class + (" + topics" if facets else "")
            cells = [query_cell(results, engine.name, query_class, facets) for engine in ENGINES]
            if any(text != "–" for text in cells):
                yield row([results.corpus.name, title, *cells])


def cold_row(results):
    text = f"{median(results.cold):.1f} / {max(results.cold):.1f}"
    return row([results.corpus.name, "cold process, ms (median / worst)", text,
                *("–" for _ in PEERS)])


def version(package):
    query = ["dpkg-query", "-W", "-f=${Version}", package]
    done = subprocess.run(query, capture_output=True, text=True, check=False)
    return done.stdout.split("-")[0].split("+")[0] or "unknown version"


def machine():
    cpu = "unknown CPU"
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            cpu = line.split(":")[1].strip()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB, Linux {platform.release()}, "
            f"{datetime.date.today():%Y-%m-%d}")


def corpus_line(corpus):
    return (f"{corpus.name}: {corpus.documents:,} documents, {corpus.file_bytes / 1e6:.1f} MB of "
            f"files, {corpus.text_bytes / 1e6:.1f} MB of text, {corpus.queries} queries "
            f"({corpus.queries_left_out} left out)")


def table(all_results, repeats, rounds):
    """The table with what must be known to read it."""
    peers = ", ".join(f"{engine.name} {version(engine.package)}" for engine in PEERS)
    lines = [f"{machine()}. {peers}.", "",
             *(f"- {corpus_line(results.corpus)}" for results in all_results), "",
             f"Medians of {repeats} index runs, engines in turn, files cached. Queries: p50 / p99 "
             f"in ms over {repeats} x {rounds} rounds. In brackets: how many times better Dateline "
             "is than that peer.", "",
             row(["Corpus", "Measure", *(engine.name for engine in ENGINES)]),
             row(["---"] * 2 + ["--:"] * len(ENGINES))]
    for results in all_results:
        lines += [*index_rows(results), *query_rows(results), cold_row(results)]
    return "\n".join(lines) + "\n"
