// Key to paint, side by side in one run: an empty page, the peer, this console.
//
//   node key-to-paint.mjs --console http://127.0.0.1:8080 [--keys 60] [--rounds 5]
//
// Real key events go through Chromium's input pipeline. Each page notes, for every keydown, the time from the
// event's own time stamp to the first task after the frame it caused. The frame-rate cap is off for all three
// pages alike: what is compared is work, not the wait for the next tick of a 60 Hz display.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { openConsole } from './console.mjs';

const { values: options } = parseArgs({
  options: {
    console: { type: 'string' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    keys: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    disks: { type: 'string', default: '64' },
    labels: { type: 'string', default: '20' },
  },
});
const size = { disks: Number(options.disks), labels: Number(options.labels) };

const FILES = {
  '/empty': ['peer/empty.html', 'text/html'],
  '/peer': ['peer/index.html', 'text/html'],
  '/peer.js': ['build/peer.js', 'text/javascript'],
};

/** Serves the empty page and the peer on a free loopback port. */
async function serve() {
  const server = createServer((request, response) => {
    const [file, type] = FILES[new URL(request.url, 'http://localhost').pathname] ?? [];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
    createReadStream(new URL(file, import.meta.url)).pipe(response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Runs in every page before its own scripts. */
function watchKeys() {
  window.keyToPaint = [];
  addEventListener(
    'keydown',
    (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.keyToPaint.push(performance.now() - event.timeStamp);
        port2.postMessage(0);
      });
    },
    { capture: true, passive: true },
  );
}

async function openEmpty(page, address) {
  await page.goto(`${address}/empty`);
  return { name: page.getByLabel('Node pool name') };
}

async function openPeer(page, address) {
  await page.goto(`${address}/peer?disks=${size.disks}&labels=${size.labels}`);
  await page.getByLabel('Node pool name').waitFor();
  return {
    name: page.getByLabel('Node pool name'),
    disk: page.locator(`input[name="disks.${size.disks / 2}.size"]`),
    text: () => page.locator('pre').textContent(),
  };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Types a digit and takes it back, `count` keys in all, at a steady pace; returns each key's milliseconds. */
async function type(page, field, count) {
  await page.bringToFront();
  await field.focus();
  await page.keyboard.press('End');
  await pause(300);
  await page.evaluate(() => (window.keyToPaint.length = 0));
  for (let key = 0; key < count; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? '1' : 'Backspace');
    await pause(100);
  }
  await pause(300);
  return page.evaluate(() => window.keyToPaint.slice());
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), keys: sorted.length };
}

const shown = (value) => value.toFixed(1).padStart(7);
const verdict = (holds) => (holds ? 'holds' : 'DOES NOT HOLD');

async function measure(pages, throttle, field) {
  const samples = Object.fromEntries(pages.map(({ name }) => [name, []]));
  for (const { cdp } of pages) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  // The first round warms compilers and caches and is not counted.
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    for (const { name, page, fields } of pages) {
      const target = fields[field] ?? fields.name;
      const keys = await type(page, target, round === 0 ? 20 : Number(options.keys));
      if (round > 0) samples[name].push(...keys);
    }
  }
  for (const { cdp } of pages) await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return Object.fromEntries(Object.entries(samples).map(([name, keys]) => [name, summary(keys)]));
}

function report(title, figures) {
  console.log(`\n${title}\n${' '.repeat(12)}median      p95  (ms, key to paint)`);
  for (const [name, { median, p95, keys }] of Object.entries(figures)) {
    console.log(`  ${name.padEnd(8)}${shown(median)}  ${shown(p95)}  ${keys} keys`);
  }
}

const server = await serve();
const browser = await chromium.launch({
  executablePath: options.chromium,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu-vsync',
    '--disable-frame-rate-limit',
  ],
});
try {
  const pages = [];
  const openers = { empty: openEmpty, peer: openPeer, ...(options.console ? { console: openConsole } : {}) };
  for (const [name, open] of Object.entries(openers)) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    await page.addInitScript(watchKeys);
    const fields = await open(page, name === 'console' ? options.console : server.address, size);
    pages.push({ name, page, fields, cdp: await context.newCDPSession(page) });
  }
  for (const { name, fields } of pages) {
    if (!fields.text) continue;
    const code = (await fields.text()).trimEnd();
    const disks = code.split('data_disks {').length - 1;
    const labels = code.split('labels {').length - 1;
    console.log(`${name}: ${code.split('\n').length} lines of Terraform, ${disks} data disks, ${labels} labels`);
  }
  for (const [field, title] of [['name', 'Node pool name'], ['disk', 'Size of a data disk in the middle']]) {
    const free = await measure(pages, 1, field);
    report(`${title}, unthrottled`, free);
    const slow = await measure(pages, 4, field);
    report(`${title}, CPU four times slower`, slow);
    if (!free.console) continue;
    const above = free.console.p95 - free.empty.p95;
    const median = slow.console.median / slow.peer.median;
    const p95 = slow.console.p95 / slow.peer.p95;
    console.log(`\n  ${shown(above)} ms above the empty page at p95, at most 16.7: ${verdict(above <= 16.7)}`);
    console.log(`  ${shown(median)} of the peer at the median, throttled, at most 0.5: ${verdict(median <= 0.5)}`);
    console.log(`  ${shown(p95)} of the peer at p95, throttled, at most 0.5: ${verdict(p95 <= 0.5)}`);
  }
} finally {
  await browser.close();
  server.close();
}
