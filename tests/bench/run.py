# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures Dateline beside its peers and prints the table. Run it by ./dev bench."""

import argparse
import pathlib

from corpora import has_reuters, prepare
from engines import OURS
from goals import GOALS_HEAD, goals
from measure import note
from report import table
from results import measure
from serving import serve_row, soak_row

ROOT = pathlib.Path(__file__).resolve().parents[2]


def read_options():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME",
                        help="reuters, news-2022, or zipf-N: N documents of invented text "
                        "(repeatable; default: zipf-20000, zipf-100000, and reuters if its pack is there)")
    parser.add_argument("--docs", action="append", default=[], type=int, metavar="N",
                        help="the same as --corpus zipf-N")
    parser.add_argument("--repeats", type=int, default=3, help="index runs and query runs")
    parser.add_argument("--rounds", type=int, default=5, help="times each query is asked in a run")
    parser.add_argument("--soak", type=int, default=0, metavar="SECONDS",
                        help="also load the server for that long while its index changes, and "
                        "see whether its memory grows")
    parser.add_argument("--serving", action="store_true",
                        help="only load the server, without the peers")
    parser.add_argument("--quick", action="store_true", help="one repeat of two rounds")
    parser.add_argument("--packs", type=pathlib.Path, default=ROOT.parent / "shared/corpora",
                        help="where reuters.tar.zst, reuters-queries.tsv and news-2022.tar.zst are")
    parser.add_argument("--programs", type=pathlib.Path, default=ROOT / "build/release/bin")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/bench",
                        help="where corpora and indexes go")
    return parser.parse_args()


def corpus_names(options):
    names = options.corpus + [f"zipf-{documents}" for documents in options.docs]
    if names:
        return names
    there = ["reuters"] if has_reuters(options.packs) else []
    return there + ["zipf-20000", "zipf-100000"]


def main():
    options = read_options()
    repeats, rounds = (1, 2) if options.quick else (options.repeats, options.rounds)
    programs = options.programs.resolve()
    all_results = []
    serving = ""
    for name in corpus_names(options):
        corpus = prepare(name, programs, options.packs, options.work.resolve())
        if options.serving:
            OURS.index(corpus, programs)
        else:
            all_results.append(measure(corpus, programs, repeats, rounds))
        serving += serve_row(corpus, programs)
        if options.soak:
            serving += soak_row(corpus, programs, options.soak)
    if options.serving:
        print(GOALS_HEAD + serving)
        return
    text = table(all_results, repeats, rounds) + "\n" + goals(all_results) + serving
    print(text)
    kept = options.work / "table.md"
    kept.write_text(text, encoding="utf-8")
    note(f"kept in {kept}")


if __name__ == "__main__":
    main()
