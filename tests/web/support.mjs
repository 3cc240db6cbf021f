// SPDX-License-Identifier: GPL-2.0-or-later
// A server over an index of its own, a browser, and pages in it.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before } from "node:test";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

import { writeCorpus } from "./corpus.mjs";

const kBin = process.env.DATELINE_BIN ?? "../../build/release/bin";
const kChromium = process.env.DATELINE_CHROMIUM ?? "/usr/bin/chromium";
const kArguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const kViewport = { width: 1280, height: 720 };
/** Long enough for a machine that has much else to do. */
const kPatienceMs = 20_000;

/** The URL of the server, as its log tells it. */
async function urlOf(server) {
  for await (const line of createInterface({ input: server.stderr })) {
    const url = /http:\/\/[\d.:]+\//.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error("dateline-serve ended without listening");
}

/** Indexes the articles and serves them at a free port. */
async function startServer(corpus) {
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
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      if (server.exitCode === null && server.kill("SIGTERM")) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Notes what a page complains of, and whom it asks but its server. `stop()` gives the list. */
function watch(page, server, complaints) {
  const problems = [];
  const listeners = {
    pageerror: (error) => problems.push(`error: ${error.message}`),
    console: (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      if (!complaints.test(message.text())) problems.push(`console: ${message.text()}`);
    },
    request: (request) => {
      if (!request.url().startsWith(server.url)) problems.push(`asked for ${request.url()}`);
    },
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  return () => {
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
    return problems;
  };
}

/**
 * What the tests of one file share: a server, a browser, and a page for each way to look at it. A
 * new page costs as much as ten addresses, so tests that want the same one follow each other in it.
 * Each begins by going to an address, and without what the one before has stored.
 */
class Suite {
  #pages = new Map();

  async start(corpus) {
    [this.server, this.browser] = await Promise.all([startServer(corpus),
      chromium.launch({ executablePath: kChromium, args: kArguments })]);
  }

  async stop() {
    await this.browser?.close();
    await this.server?.stop();
  }

  get url() { return this.server.url; }

  async #page(options) {
    const key = JSON.stringify(options);
    if (!this.#pages.has(key)) {
      const context = await this.browser.newContext({ baseURL: this.url, viewport: kViewport, ...options });
      context.setDefaultTimeout(kPatienceMs);
      this.#pages.set(key, await context.newPage());
    }
    return this.#pages.get(key);
  }

  async #clean(page, { viewport = kViewport }) {
    await page.setViewportSize(viewport);
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.emulateMedia({ media: null, colorScheme: null });
    await page.evaluate(() => localStorage.clear()).catch(() => {});
  }

  /**
   * Opens a page for one test, and fails the test if the page complained or asked anyone but its
   * server for something. `complaints`: those that are expected.
   */
  async withPage({ complaints = /^$/, ...options }, body) {
    const page = await this.#page(options);
    const stop = watch(page, this.server, complaints);
    try {
      await body(page);
    } finally {
      await this.#clean(page, options);
    }
    assert.deepEqual(stop(), []);
  }
}

/** The suite of this file, over articles of its own; started before its first test. */
export function startSuite(corpus = {}) {
  const suite = new Suite();
  before(() => suite.start(corpus));
  after(() => suite.stop());
  return suite;
}

/** The number of articles that the page says it found. */
export async function total(page) {
  return Number((await page.locator("#summary strong").textContent()).split(" ")[0].replace(",", ""));
}

/** Waits until `condition`, run in the page with `argument`, holds. */
export function until(page, condition, argument) {
  return page.waitForFunction(condition, argument);
}

/** Waits until the page's address has this path and query. */
export function untilAt(page, target) {
  return until(page, (it) => location.pathname + location.search === it, target);
}

/** Waits until the page has drawn what it has, and run what it wanted to. */
export function settled(page) {
  return page.evaluate(() => new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  }));
}
