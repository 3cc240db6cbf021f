# SPDX-License-Identifier: GPL-2.0-or-later
"""What is indexed: article files, and queries for them."""

import dataclasses
import pathlib
import shutil

from measure import note, run, size_of_files


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


def unpack_reuters(packs, folder):
    """The Reuters collection from its pack."""
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        run(["tar", "--zstd", "-xf", packs / "reuters.tar.zst", "-C", folder])
        ready.touch()
    return folder / "reuters", packs / "reuters-queries.tsv"


def has_reuters(packs):
    return (packs / "reuters.tar.zst").exists()


def prepare(name, programs, packs, work):
    """Makes the corpus `name` ("reuters", "zipf-20000"): articles, queries, the peers' input."""
    note(f"{name}: preparing")
    source = work / "corpora" / name
    if name == "reuters":
        articles, queries = unpack_reuters(packs, source)
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
