// Key to paint, side by side in one run: an empty page, the peer, this console.
//
//   node key-to-paint.mjs --console http://127.0.0.1:8080 [--keys 60] [--rounds 5]
//
// Real key events go through Chromium's input pipeline. Each page notes, for every keydown, the time from the
// event's own time stamp to the first task after the frame it caused; beside it, for the two forms, the time to
// the frame that shows the changed code. The frame-rate cap is off for all three pages alike: what is compared is
// work, not the wait for the next tick of a 60 Hz display.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { openConsole } from './console.mjs';
import { firstDifference, judge } from './verdict.mjs';

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
  window.keyToCode = [];
  let key;
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });
  addEventListener(
    'keydown',
    (event) => {
      key = event.timeStamp;
      painted((now) => window.keyToPaint.push(now - event.timeStamp));
    },
    { capture: true, passive: true },
  );
  window.watchCode = (selector) => {
    let counted;
    const changed = () => {
      const of = key;
      if (of === counted) return;
      counted = of;
      painted((now) => window.keyToCode.push(now - of));
    };
    const what = { childList: true, characterData: true, subtree: true };
    new MutationObserver(changed).observe(document.querySelector(selector), what);
  };
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
    code: 'pre',
    text: () => page.locator('pre').textContent(),
  };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Types a digit and takes it back, `count` keys in all, at a steady pace; the milliseconds of each key. */
async function type(page, field, count) {
  await page.bringToFront();
  await field.focus();
  await page.keyboard.press('End');
  await pause(300);
  await page.evaluate(() => {
    window.keyToPaint.length = 0;
    window.keyToCode.length = 0;
  });
  for (let key = 0; key < count; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? '1' : 'Backspace');
    await pause(100);
  }
  await pause(300);
  return page.evaluate(() => ({ paint: window.keyToPaint, code: window.keyToCode }));
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), count: sorted.length };
}

/** Every page in turn, round after round: what disturbs one disturbs its neighbours as well. */
async function measure(pages, throttle, field) {
  const samples = Object.fromEntries(pages.map(({ name }) => [name, { paint: [], code: [] }]));
  for (const { cdp } of pages) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  // The first round warms compilers and caches and is not counted.
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    for (const { name, page, fields } of pages) {
      const target = fields[field] ?? fields.name;
      const keys = await type(page, target, round === 0 ? 20 : Number(options.keys));
      if (round === 0) continue;
      samples[name].paint.push(...keys.paint);
      samples[name].code.push(...keys.code);
    }
  }
  for (const { cdp } of pages) await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const of = ([name, { paint, code }]) => [name, { paint: summary(paint), code: summary(code) }];
  return Object.fromEntries(Object.entries(samples).map(of));
}

const shown = (value) => (value === undefined ? '-' : value.toFixed(1)).padStart(8);
function report(title, figures) {
  console.log(`\n${title}`);
  console.log('  ms        key to paint       key to code on the screen');
  console.log('              median     p95     median     p95');
  for (const [name, { paint, code }] of Object.entries(figures)) {
    const columns = [paint.median, paint.p95, code.median, code.p95].map(shown);
    console.log(`  ${name.padEnd(8)}${columns[0]}${columns[1]}   ${columns[2]}${columns[3]}   ${paint.count} keys`);
  }
}

/** What each form writes. Figures of two forms that write different things would say nothing. */
async function compareCode(pages) {
  const texts = [];
  for (const { name, fields } of pages) {
    if (!fields.text) continue;
    const code = (await fields.text()).trimEnd();
    const count = (block) => code.split(`${block} {`).length - 1;
    console.log(`${name}: ${code.split('\n').length} lines of Terraform, ${count('data_disks')} data disks, ${count('labels')} labels`);
    texts.push({ name, code });
  }
  if (texts.length < 2) return;
  const difference = firstDifference(...texts);
  if (difference) throw new Error(difference);
  console.log('The two texts are the same.');
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
  let holds = true;
  const pages = [];
  const openers = { empty: openEmpty, peer: openPeer, ...(options.console ? { console: openConsole } : {}) };
  for (const [name, open] of Object.entries(openers)) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    await page.addInitScript(watchKeys);
    const fields = await open(page, name === 'console' ? options.console : server.address, size);
    pages.push({ name, page, fields, cdp: await context.newCDPSession(page) });
  }
  for (const { page, fields } of pages) {
    if (fields.code) await page.evaluate((selector) => window.watchCode(selector), fields.code);
  }
  await compareCode(pages);
  for (const [field, title] of [['name', 'Node pool name'], ['disk', 'Size of a data disk in the middle']]) {
    const free = await measure(pages, 1, field);
    report(`${title}, unthrottled`, free);
    const slow = await measure(pages, 4, field);
    report(`${title}, CPU four times slower`, slow);
    if (!free.console) continue;
    console.log();
    for (const promise of judge(free, slow)) {
      console.log(`  ${promise.text}: ${promise.holds ? 'holds' : 'DOES NOT HOLD'}`);
      holds &&= promise.holds;
    }
  }
  if (!holds) throw new Error('a promised figure does not hold');
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
}
