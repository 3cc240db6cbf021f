# SPDX-License-Identifier: GPL-2.0-or-later
"""What is indexed: article files, and queries for them."""

import dataclasses
import pathlib
import re
import shutil

from measure import note, run, size_of_files


REUTERS = "reuters"
NEWS = "news-2022"


@dataclasses.dataclass
class Corpus:
    """A corpus made ready: see the head of prepare.cc for the files in `fed`."""

    name: str
    articles: pathlib.Path
    fed: pathlib.Path
    documents: int
    text_bytes: int
    file_bytes: int
    queries: int
    queries_left_out: int


def make_zipf(programs, documents, folder):
    """Invented text; made once, as it is always the same."""
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        run([programs / "bench_zipf_corpus", folder, documents])
        ready.touch()
    return folder / "articles", folder / "queries.tsv"


def unpack(packs, name, folder):
    """What is in a pack."""
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        run(["tar", "--zstd", "-xf", packs / f"{name}.tar.zst", "-C", folder])
        ready.touch()


def unpack_reuters(packs, folder):
    """The Reuters collection, with queries in six classes."""
    unpack(packs, REUTERS, folder)
    return folder / "reuters", packs / "reuters-queries.tsv"


def unpack_news(packs, folder):
    """Two months of a feed; the queries are what people type of a headline: one to four words."""
    unpack(packs, NEWS, folder)
    queries = folder / "queries.tsv"
    numbered = (folder / "dev/knownitem-queries.tsv").read_text(encoding="utf-8").splitlines()
    lines = []
    for headline in (line.split("\t")[1] for line in numbered):
        words = re.findall(r"\w{4,}", headline)
        lines += [f"words{count}\t{' '.join(words[:count])}" for count in (1, 2, 3, 4)]
    queries.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "dev", queries


def has_reuters(packs):
    return (packs / f"{REUTERS}.tar.zst").exists()


def prepare(name, programs, packs, work):
    """Makes the corpus `name` ("reuters", "news-2022", "zipf-20000"): articles, queries, the peers' input."""
    note(f"{name}: preparing")
    source = work / "corpora" / name
    if name == REUTERS:
        articles, queries = unpack_reuters(packs, source)
    elif name == NEWS:
        articles, queries = unpack_news(packs, source)
    else:
        articles, queries = make_zipf(programs, name.removeprefix("zipf-"), source)
    fed = work / "runs" / name
    shutil.rmtree(fed, ignore_errors=True)
    fed.mkdir(parents=True)
    index = fed / "reference"
    run([programs / "dateline-index", "update", "--db", index, "--quiet", articles])
    made = run([programs / "bench_prepare", index, queries, fed])
    shutil.rmtree(index)
    numbers = dict(line.split("\t") for line in made.splitlines())
    return Corpus(name=name, articles=articles, fed=fed, file_bytes=size_of_files(articles),
                  **{key: int(value) for key, value in numbers.items()})
