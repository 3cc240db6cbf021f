// SPDX-License-Identifier: GPL-2.0-or-later
// The server ends in time and with status 0, whoever hangs on to it.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { startServer } from './server.mjs';

test('SIGTERM ends it within five seconds, slow clients or not', async () => {
  const { url, stop } = await startServer();
  const { hostname, port } = new URL(url);
  const clients = Array.from({ length: 50 }, () => connect(Number(port), hostname));
  for (const client of clients) {
    client.on('error', () => {});
    client.write('GET /api/v1/search HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  }
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  const begin = Date.now();
  assert.equal(await stop(), 0);
  assert.ok(Date.now() - begin < 5000);
  for (const client of clients) client.destroy();
});

test('a bad command line is told', async () => {
  await assert.rejects(startServer(['--rate', 'fast']), /--rate/);
  await assert.rejects(startServer(['--api-keys', '/nowhere']), /cannot read a key/);
});
