-- SPDX-License-Identifier: GPL-2.0-or-later
-- For wrk: asks the targets of a file in turn, and writes what it took as one line of JSON.
-- Every connection begins elsewhere, so that not all ask the same at once.
local targets = {}
local place = 0
local threads = 0

function setup(thread)
  thread:set("first", threads * 97)
  threads = threads + 1
end

function init(args)
  for line in io.lines(args[1]) do
    targets[#targets + 1] = wrk.format("GET", line)
  end
  place = first
end

function request()
  place = place + 1
  return targets[place % #targets + 1]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"seconds": %.6f, "answers": %d, "p50_ms": %.3f, "p99_ms": %.3f, "errors": %d}\n',
    summary.duration / 1e6, summary.requests, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
