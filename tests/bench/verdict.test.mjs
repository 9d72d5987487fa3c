import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firstDifference, judge, judgePicker } from './verdict.mjs';

const figures = (empty, peer, consoles) => ({
  empty: { paint: { median: empty, p95: empty } },
  peer: { paint: { median: peer, p95: peer } },
  console: { paint: { median: consoles, p95: consoles } },
});

test('each promise is judged on both sides of its bound', () => {
  const holds = (free, slow) => judge('console', free, slow).map((promise) => promise.holds);
  assert.deepEqual(holds(figures(1, 30, 17), figures(1, 40, 20)), [true, true, true]);
  assert.deepEqual(holds(figures(1, 30, 18), figures(1, 40, 20)), [false, true, true]);
  assert.deepEqual(holds(figures(1, 30, 17), figures(1, 40, 21)), [true, false, false]);
});

test('the picker is judged by its time and its rows', () => {
  const holds = (free, rows, shown) => judgePicker(free, rows, { catalogue: 500, shown }).map((promise) => promise.holds);
  assert.deepEqual(holds(figures(1, 1, 17), 100, 500), [true, true, true]);
  assert.deepEqual(holds(figures(1, 1, 18), 101, 499), [false, false, false]);
  assert.deepEqual(holds(figures(1, 1, NaN), 0, NaN), [false, false, false]);
});

test('what was not measured does not hold', () => {
  assert.ok(judge('console', figures(1, 1, NaN), figures(1, 1, NaN)).every((promise) => !promise.holds));
});

test('the first line that differs is named', () => {
  const peer = (code) => ({ name: 'peer', code });
  const ours = (code) => ({ name: 'console', code });
  assert.equal(firstDifference(peer('a\nvsw-1 \nc'), ours('a\nvsw-2\nc')), undefined);
  assert.equal(
    firstDifference(peer('a\nb\nc'), ours('a\nx\nc')),
    'the two texts differ in line 2: peer has "b", console has "x"',
  );
  assert.equal(firstDifference(peer('a'), ours('a\nb')), 'the two texts differ in line 2: peer has the end, console has "b"');
});
