// SPDX-License-Identifier: GPL-2.0-or-later
// An index of the sample articles and a dateline-serve over it, for one test file.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const programs = process.env.DATELINE_BIN ?? join(root, 'build', 'release', 'bin');

function indexSamples(db) {
  const { status, stderr } = spawnSync(
    join(programs, 'dateline-index'),
    ['update', '--quiet', '--db', db, join(root, 'data', 'articles')],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`dateline-index: ${status}: ${stderr}`);
}

/// The address that the server's log names.
async function addressOf(child) {
  const seen = [];
  for await (const line of createInterface({ input: child.stderr })) {
    seen.push(line);
    const found = line.match(/ listening url=(http:\/\/[^ ]+)\//);
    if (found) {
      child.stderr.resume();
      return found[1];
    }
  }
  throw new Error(`dateline-serve ended: ${seen.join('\n')}`);
}

/// Starts a server with these further options; `stop()` ends it and answers with its exit status.
export async function startServer(options = []) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-clients-'));
  const db = join(folder, 'db');
  indexSamples(db);
  const child = spawn(
    join(programs, 'dateline-serve'),
    ['--db', db, '--listen', '127.0.0.1:0', ...options],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await addressOf(child);
  const stop = async () => {
    child.kill('SIGTERM');
    const status = await ended;
    rmSync(folder, { recursive: true });
    return status;
  };
  return { url, stop };
}
