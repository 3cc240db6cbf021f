# SPDX-License-Identifier: GPL-2.0-or-later
"""Running programs, and what that took."""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def note(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def run(command):
    """Runs a program to its end and returns what it printed."""
    command = [str(part) for part in command]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"bench: failed with {done.returncode}: {' '.join(command)}")
    return done.stdout


def timed(command):
    """Runs a program; returns its wall time in seconds, its peak memory in bytes, its output.

    GNU time is the parent, as a child's peak memory begins with its parent's.
    """
    os.sync()  # what an earlier program wrote is not written during this one
    with tempfile.NamedTemporaryFile("r") as peak:
        started = time.perf_counter()
        output = run(["/usr/bin/time", "-f", "%M", "-o", peak.name, *command])
        seconds = time.perf_counter() - started
        return seconds, int(peak.read().split()[-1]) * 1024, output


def cold_milliseconds(command):
    """The wall time of one process from its start to its end, its output thrown away."""
    command = [str(part) for part in command]
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=nowhere)
    _, status = os.waitpid(child, 0)
    milliseconds = (time.perf_counter() - started) * 1000
    if status != 0:
        sys.exit(f"bench: ended with status {status}: {' '.join(command)}")
    return milliseconds


def size_on_disk(folder):
    """Bytes that the files below a folder take, holes not counted."""
    os.sync()
    files = (path for path in pathlib.Path(folder).rglob("*") if path.is_file())
    return sum(path.stat().st_blocks * 512 for path in files)


def size_of_files(folder):
    """Bytes that the files below a folder hold."""
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())


def percentile(values, share):
    """The value that `share` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


median = statistics.median
