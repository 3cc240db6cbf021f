# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# What the rule scripts share. A rule takes the root of the tree to look at (default: this
# repository), prints a line "path:line: message" per finding and exits 1 if there was one.
set -euo pipefail
export LC_ALL=C
CI_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly CI_DIR

# enter_tree [ROOT]: makes ROOT the current directory.
enter_tree() { cd "${1:-$CI_DIR/..}"; }

# sources: every C++ file of ours, below the current directory, sorted.
sources() {
  local folder folders=()
  for folder in common indexer searcher tests; do
    [[ -d $folder ]] && folders+=("$folder")
  done
  ((${#folders[@]} == 0)) || find "${folders[@]}" -type f -name '*.cc' -o -type f -name '*.h' | sort
}

# matches_any PATH PATTERN...: is PATH one of the shell patterns? A * also crosses slashes.
matches_any() {
  local path=$1 pattern
  shift
  for pattern in "$@"; do
    # shellcheck disable=SC2053  # a pattern is meant
    [[ $path == $pattern ]] && return 0
  done
  return 1
}

# code_only FILE...: the files with // comments blanked, each line kept.
code_only() { sed -E 's@(^|[^:"])//.*$@\1@' "$@"; }

FINDINGS=0
finding() {
  printf '%s\n' "$*"
  FINDINGS=$((FINDINGS + 1))
}
finish() { ((FINDINGS == 0)); }
