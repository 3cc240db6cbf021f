// SPDX-License-Identifier: GPL-2.0-or-later
// An InstantSearch page over dateline-serve in Chromium, from another origin.
import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer } from './server.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const kTypes = { '.html': 'text/html', '.js': 'text/javascript' };

let site;
let server;
let browser;
let page;
const complaints = [];
const posts = [];

/// The page and the packages that it uses.
function startSite() {
  const pages = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://site').pathname);
    const file = path.startsWith('/modules/')
      ? join(folder, 'node_modules', path.slice('/modules/'.length))
      : join(folder, 'instantsearch.html');
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('Content-Type', kTypes[extname(file)] ?? 'text/plain');
    return createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => pages.listen(0, '127.0.0.1', () => resolve(pages)));
}

before(async () => {
  site = await startSite();
  const origin = `http://127.0.0.1:${site.address().port}`;
  server = await startServer(['--cors-origin', origin]);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  page = await browser.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(JSON.parse(request.postData()));
  });
  await page.goto(`${origin}/?api=${encodeURIComponent(server.url)}`);
  await page.waitForSelector('#hits article', { timeout: 10_000 }).catch((error) => {
    throw new Error(`no hits are shown: ${complaints.join('\n')}`, { cause: error });
  });
});
after(async () => {
  await browser?.close();
  site?.close();
  assert.equal(await server?.stop(), 0);
});

const total = async () =>
  Number((await page.textContent('.ais-Stats-text')).replaceAll(',', '').match(/\d+/)[0]);

/// Does something that searches, and waits for its answer to be shown. The client may have the
/// answer already.
async function searching(act) {
  await page.evaluate(() => {
    window.shown = false;
    window.search.once('render', () => { window.shown = true; });
  });
  await act();
  await page.waitForFunction(() => window.shown && window.search.status === 'idle');
}

const attributes = (name) =>
  page.$$eval('#hits article', (hits, key) => hits.map((hit) => hit.dataset[key]), name);
const count = async (list, value) =>
  Number(await page.textContent(
    `${list} label:has(input[value="${value}"]) .ais-RefinementList-count`));

test('a query finds and marks', async () => {
  const all = await total();
  await searching(() => page.fill('.ais-SearchBox-input', 'battery'));
  assert.ok((await total()) > 0 && (await total()) < all);
  const marked = await page.$$eval('#hits mark', (marks) => marks.map((mark) => mark.textContent));
  assert.ok(marked.some((text) => /batter/i.test(text)), marked.join());
  await searching(() => page.fill('.ais-SearchBox-input', ''));
});

test('values of one OR list add up, and keep their counts', async () => {
  const values = await page.$$eval('#topics input', (boxes) => boxes.map((box) => box.value));
  const [first, second] = values;
  const before = { first: await count('#topics', first), second: await count('#topics', second) };
  await searching(() => page.check(`#topics input[value="${first}"]`));
  assert.equal(await total(), before.first);
  assert.equal(await count('#topics', second), before.second, 'not narrowed by its own list');
  await searching(() => page.check(`#topics input[value="${second}"]`));
  assert.ok((await total()) > Math.max(before.first, before.second));
  for (const topics of await attributes('topics')) {
    assert.ok([first, second].some((topic) => JSON.parse(topics).includes(topic)), topics);
  }
  assert.ok(posts.at(-1).queries.length >= 2, 'the list asks for its counts by a query of its own');
  await searching(() => page.uncheck(`#topics input[value="${first}"]`));
  await searching(() => page.uncheck(`#topics input[value="${second}"]`));
});

test('an AND list narrows', async () => {
  const value = await page.getAttribute('#type input >> nth=1', 'value');
  const wanted = await count('#type', value);
  await searching(() => page.check(`#type input[value="${value}"]`));
  assert.equal(await total(), wanted);
  assert.ok((await attributes('type')).every((type) => type === value));
  await searching(() => page.uncheck(`#type input[value="${value}"]`));
});

test('a range narrows', async () => {
  const all = await total();
  await page.fill('#quality .ais-RangeInput-input--min', '80');
  await page.fill('#quality .ais-RangeInput-input--max', '100');
  await searching(() => page.click('#quality .ais-RangeInput-submit'));
  assert.ok((await total()) < all);
  for (const quality of await attributes('quality')) {
    assert.ok(Number(quality) >= 80 && Number(quality) <= 100, quality);
  }
  await page.fill('#quality .ais-RangeInput-input--min', '');
  await page.fill('#quality .ais-RangeInput-input--max', '');
  await searching(() => page.click('#quality .ais-RangeInput-submit'));
});

test('hits are sorted', async () => {
  await searching(() => page.selectOption('#sort select', 'articles:heat:desc'));
  const heats = (await attributes('heat')).map(Number);
  assert.ok(heats.length === 5 && heats[0] > 0);
  assert.deepEqual(heats, [...heats].sort((a, b) => b - a));
});

test('pages follow each other', async () => {
  const first = await attributes('id');
  await searching(() => page.click('.ais-Pagination-item--page >> nth=1 >> a'));
  const second = await attributes('id');
  assert.equal(second.length, 5);
  assert.ok(second.every((id) => !first.includes(id)));
});

test('the console has nothing to complain about', () => assert.deepEqual(complaints, []));
