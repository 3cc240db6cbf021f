// SPDX-License-Identifier: GPL-2.0-or-later
// The official client of Meilisearch, unchanged, against dateline-serve.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Meilisearch } from 'meilisearch';
import { startServer } from './server.mjs';

let server;
let client;
let index;

before(async () => {
  server = await startServer();
  client = new Meilisearch({ host: server.url, apiKey: 'any' });
  index = client.index('articles');
});
after(async () => assert.equal(await server.stop(), 0));

test('the server is healthy and tells of itself', async () => {
  assert.equal(await client.isHealthy(), true);
  assert.equal((await client.health()).status, 'available');
  assert.match((await client.getVersion()).pkgVersion, /^\d+\.\d+\.\d+$/);
  const stats = await client.getStats();
  assert.ok(stats.indexes.articles.numberOfDocuments > 150);
  assert.equal(
    (await index.getStats()).numberOfDocuments,
    stats.indexes.articles.numberOfDocuments,
  );
});

test('a search finds, marks and counts', async () => {
  const found = await index.search('battery fire', {
    facets: ['topics', 'type', 'quality'],
    attributesToHighlight: ['*'],
    limit: 3,
  });
  assert.ok(found.hits.length === 3 && found.estimatedTotalHits > 3);
  assert.match(found.hits[0]._formatted.title, /<em>/);
  assert.ok(Object.values(found.facetDistribution.topics).every((count) => count > 0));
  assert.ok(found.facetStats.quality.min <= found.facetStats.quality.max);
});

test('filters narrow, as text and as arrays', async () => {
  const all = await index.search('', { facets: ['topics'], limit: 0 });
  const [topic, count] = Object.entries(all.facetDistribution.topics)[0];
  for (const filter of [`topics = "${topic}"`, [`topics = "${topic}"`], [[`topics = "${topic}"`]]]) {
    const narrowed = await index.search('', { filter, hitsPerPage: 1 });
    assert.equal(narrowed.totalHits, count);
    assert.equal(narrowed.totalPages, count);
    assert.ok(narrowed.hits[0].topics.includes(topic));
  }
});

test('hits are sorted', async () => {
  const { hits } = await index.search('', { sort: ['heat:desc'], limit: 20 });
  const heats = hits.map((hit) => hit.heat);
  assert.deepEqual(heats, [...heats].sort((a, b) => b - a));
});

test('several searches at once', async () => {
  const { results } = await client.multiSearch({
    queries: [
      { indexUid: 'articles', q: 'asteroid' },
      { indexUid: 'articles', q: 'ferry', limit: 1 },
    ],
  });
  assert.deepEqual(results.map((result) => result.query), ['asteroid', 'ferry']);
  assert.equal(results[1].hits.length, 1);
});

test('facet values are searched', async () => {
  const { facetHits } = await index.searchForFacetValues({ facetName: 'topics', facetQuery: 'ene' });
  assert.ok(facetHits.some((hit) => hit.value === 'Energy' && hit.count > 0));
});

test('a document by its id', async () => {
  const { hits } = await index.search('asteroid', { limit: 1 });
  const document = await index.getDocument(encodeURIComponent(hits[0].id));
  assert.equal(document.title, hits[0].title);
  await assert.rejects(index.getDocument('none'), (error) => error.cause.code === 'document_not_found');
});

test('errors are understood', async () => {
  await assert.rejects(
    index.search('', { filter: 'colour = red' }),
    (error) => error.cause.code === 'invalid_search_filter' && error.cause.type === 'invalid_request',
  );
});
