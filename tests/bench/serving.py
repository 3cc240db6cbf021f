# SPDX-License-Identifier: GPL-2.0-or-later
"""The server under load beside the same searches in process, and its memory over a while."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.parse

from engines import OURS
from measure import note, run

CONNECTIONS = 16
SECONDS = 8
WARM_UP_SECONDS = 20
MIN_SHARE = 0.7
MAX_P99_MS = 50.0
MAX_GROWTH = 0.02
TARGET = "/api/v1/search?q={}&facets=topic,provider,type,year"
SCRIPT = pathlib.Path(__file__).with_name("serve.lua")


class Server:
    """dateline-serve over an index, on a free port."""

    def __init__(self, programs, db):
        command = [programs / "dateline-serve", "--db", db, "--listen", "127.0.0.1:0",
                   "--log-level", "info"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.url = next(found[1] for found in map(
            re.compile(r" listening url=(\S+)/").search, self.process.stderr) if found)
        threading.Thread(target=self._drop_log, daemon=True).start()

    def _drop_log(self):
        for _ in self.process.stderr:
            pass

    def resident_bytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(timeout=10) != 0:
            sys.exit("bench: dateline-serve did not end cleanly")


def write_targets(queries, file):
    """A line for each query, all classes in turn."""
    lines = [TARGET.format(urllib.parse.quote(line.split("\t")[1]))
             for line in queries.read_text(encoding="utf-8").splitlines() if "\t" in line]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def load(server, targets, seconds):
    """What wrk's script prints at its end."""
    out = run(["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", SCRIPT, server.url, "--",
               targets])
    return json.loads(out.splitlines()[-1])


def serve_row(corpus, programs):
    """The line of the goals' table for one corpus."""
    db = OURS.folder(corpus)
    targets = corpus.fed / "targets.txt"
    write_targets(corpus.fed / "queries.tsv", targets)
    threads = os.cpu_count()
    note(f"{corpus.name}: in process on {threads} threads, then over HTTP")
    in_process = float(run([programs / "bench_in_process", db, targets, threads, SECONDS]))
    server = Server(programs, db)
    load(server, targets, 2)
    found = load(server, targets, SECONDS)
    server.stop()
    served = found["answers"] / found["seconds"]
    share = served / in_process
    is_met = share >= MIN_SHARE and found["p99_ms"] <= MAX_P99_MS and found["errors"] == 0
    return (f"| {corpus.name} | {CONNECTIONS} connections get at least {MIN_SHARE:.0%} of the rate "
            f"in process, p99 at most {MAX_P99_MS:.0f} ms | {served:,.0f}/s of {in_process:,.0f}/s "
            f"= {share:.0%}, p50 {found['p50_ms']:.1f} ms, p99 {found['p99_ms']:.1f} ms, "
            f"{found['errors']} errors | {'met' if is_met else 'NOT met'} |\n")


def change_files(db, articles, programs, is_over):
    """Appends to some articles and updates the index, every few seconds."""
    touched = sorted(path for path in pathlib.Path(articles).rglob("*") if path.is_file())[:20]
    while not is_over.wait(3):
        for file in touched:
            file.write_bytes(file.read_bytes() + b"\nmore text\n")
        run([programs / "dateline-index", "update", "--quiet", "--db", db, articles])


def soak(db, articles, targets, programs, seconds):
    """Memory before and after a load beside a changing index, and what wrk found."""
    server = Server(programs, db)
    is_over = threading.Event()
    changing = threading.Thread(target=change_files, args=(db, articles, programs, is_over))
    changing.start()
    load(server, targets, WARM_UP_SECONDS)
    before = server.resident_bytes()
    found = load(server, targets, seconds)
    after = server.resident_bytes()
    is_over.set()
    changing.join()
    server.stop()
    return before, after, found


def soak_row(corpus, programs, seconds):
    """The line of the goals' table; works on copies, as it changes both."""
    note(f"{corpus.name}: soaking for {seconds} s")
    folder = corpus.fed / "soak"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(corpus.articles, folder / "articles")
    db = folder / "db"
    run([programs / "dateline-index", "update", "--quiet", "--db", db, folder / "articles"])
    before, after, found = soak(db, folder / "articles", corpus.fed / "targets.txt", programs,
                                seconds)
    growth = after / before - 1
    is_met = growth < MAX_GROWTH and found["errors"] == 0
    return (f"| {corpus.name} | memory grows by less than {MAX_GROWTH:.0%} in {seconds} s of load "
            f"while the index changes | {before / 1e6:.1f} -> {after / 1e6:.1f} MB = {growth:+.1%}, "
            f"{found['answers']:,} answers, {found['errors']} errors "
            f"| {'met' if is_met else 'NOT met'} |\n")
