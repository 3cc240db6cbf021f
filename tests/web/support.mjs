// SPDX-License-Identifier: GPL-2.0-or-later
// A server over an index of its own, and a browser.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

import { writeCorpus } from "./corpus.mjs";

const kBin = process.env.DATELINE_BIN ?? "../../build/release/bin";
const kChromium = process.env.DATELINE_CHROMIUM ?? "/usr/bin/chromium";
const kArguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The URL of the server, as its log tells it. */
async function urlOf(server) {
  for await (const line of createInterface({ input: server.stderr })) {
    const url = /http:\/\/[\d.:]+\//.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error("dateline-serve ended without listening");
}

/** Indexes the articles and serves them at a free port. */
export async function startServer(corpus = {}) {
  const folder = await mkdtemp(join(tmpdir(), "dateline-web-"));
  const db = join(folder, "db");
  await writeCorpus(join(folder, "articles"), corpus);
  await promisify(execFile)(join(kBin, "dateline-index"),
    ["update", "--quiet", "--db", db, join(folder, "articles")]);
  const server = spawn(join(kBin, "dateline-serve"), ["--db", db, "--listen", "127.0.0.1:0"],
    { stdio: ["ignore", "ignore", "pipe"] });
  const url = await urlOf(server);
  server.stderr.resume();
  return {
    url,
    db,
    kill: () => server.kill("SIGTERM"),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      if (server.exitCode === null && server.kill("SIGTERM")) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function startBrowser() {
  return chromium.launch({ executablePath: kChromium, args: kArguments });
}

/**
 * Opens a page for one test, and fails the test if the page complained or asked anyone but its
 * server for something. `complaints`: those that are expected.
 */
export async function withPage(browser, server, options, body) {
  const { complaints = /^$/, ...context } = options;
  const tab = await browser.newContext({ baseURL: server.url, ...context });
  const page = await tab.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (!complaints.test(message.text())) problems.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url)) problems.push(`asked for ${request.url()}`);
  });
  try {
    await body(page);
  } finally {
    await tab.close();
  }
  assert.deepEqual(problems, []);
}

/** The number of articles that the page says it found. */
export async function total(page) {
  return Number((await page.locator("#summary strong").textContent()).split(" ")[0].replace(",", ""));
}

/** Waits until `condition`, run in the page with `argument`, holds. */
export function until(page, condition, argument) {
  return page.waitForFunction(condition, argument, { timeout: 5000 });
}

/** Waits until the page's address has this path and query. */
export function untilAt(page, target) {
  return until(page, (it) => location.pathname + location.search === it, target);
}
