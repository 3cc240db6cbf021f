# SPDX-License-Identifier: GPL-2.0-or-later
"""The engines: how each one indexes, and how it is asked."""

import dataclasses
import pathlib
import shutil

from measure import run, size_on_disk, timed

OMEGA_SCRIPT = "id : field=id\ntopic : boolean=XT\ntext : index\n"


@dataclasses.dataclass
class IndexRun:
    seconds: float
    peak_bytes: int
    disk_bytes: int
    again_seconds: float | None = None  # a second run with nothing changed


@dataclasses.dataclass
class Engine:
    """One column of the table. `program` answers queries, and indexes unless stated otherwise."""

    name: str
    package: str  # the Debian package whose version is named
    program: str
    input: str = "text.tsv"
    asked_index: str = ""  # the engine whose index is asked; empty: its own

    def folder(self, corpus):
        return corpus.fed / "index" / self.name

    def index(self, corpus, programs):
        """Indexes a corpus from nothing."""
        folder = self.folder(corpus)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        seconds, peak, output = self._index(corpus, programs, folder)
        return IndexRun(seconds, peak, size_on_disk(folder), self._again(output))

    def _index(self, corpus, programs, folder):
        return timed([programs / self.program, "index", corpus.fed / self.input, folder])

    def _again(self, _output):
        return None

    def ask(self, corpus, programs, rounds):
        """Asks all queries; returns the lines that peer.h describes, as lists."""
        folder = corpus.fed / "index" / (self.asked_index or self.name)
        lines = run([programs / self.program, "query", folder, corpus.fed / "queries.tsv", rounds])
        return [line.split("\t") for line in lines.splitlines()]


class Dateline(Engine):
    """From article files, unlike all others; then again with nothing changed."""

    def _index(self, corpus, programs, folder):
        command = [programs / "dateline-index", "update", "--db", folder, "--quiet",
                   corpus.articles]
        seconds, peak, _ = timed(command)
        again, _, _ = timed(command)
        return seconds, peak, again

    def _again(self, output):
        return output


class RawXapian(Engine):
    """Tells the seconds itself: reading the ready documents does not count."""

    def _index(self, corpus, programs, folder):
        _, peak, output = super()._index(corpus, programs, folder)
        return float(output), peak, output


class Omega(Engine):
    """scriptindex as packaged."""

    def _index(self, corpus, programs, folder):
        script = pathlib.Path(corpus.fed) / "omega.script"
        script.write_text(OMEGA_SCRIPT, encoding="ascii")
        return timed(["scriptindex", "--stemmer=none", folder, script,
                      corpus.fed / "scriptindex.txt"])


DATELINE = "Dateline"
XAPIAN = "Xapian"
LUCENE = "Lucene++"

OURS = Dateline(DATELINE, "", "bench_dateline")
PEERS = [
    RawXapian(XAPIAN, "libxapian30", "bench_xapian", "documents.bin", asked_index=DATELINE),
    Omega("Omega", "xapian-omega", "bench_xapian", "scriptindex.txt"),
    Engine("SQLite FTS5", "libsqlite3-0", "bench_sqlite"),
    Engine("Groonga", "libgroonga0", "bench_groonga"),
    Engine(LUCENE, "liblucene++0v5", "bench_lucene"),
]
ENGINES = [OURS, *PEERS]
