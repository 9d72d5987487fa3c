// Typing into real pages: key events go through Chromium's input pipeline, and each page notes, for every key, the
// time from its keydown's own time stamp to the first task after the frame that its input caused; beside it, for a page that
// shows code, the time to the frame that shows it changed. The frame-rate cap is off for all pages alike: what is
// compared is work, not the wait for the next tick of a 60 Hz display.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';

import { chromium } from 'playwright-core';

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
    },
    { capture: true, passive: true },
  );
  // Not at the keydown: a frame may come between it and the input.
  addEventListener(
    'input',
    () => {
      const of = key;
      painted((now) => window.keyToPaint.push(now - of));
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

/**
 * Opens each page in a context of its own, hands them to `use`, closes everything and sets the exit code. An opener
 * takes a page and the address of the bench's own files, and gives the page's fields.
 */
export async function withPages(chromiumPath, openers, use) {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: chromiumPath,
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
    for (const [name, open] of Object.entries(openers)) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
      const page = await context.newPage();
      await page.addInitScript(watchKeys);
      const fields = await open(page, server.address);
      pages.push({ name, page, fields, cdp: await context.newCDPSession(page) });
    }
    await use(pages);
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
    server.close();
  }
}

export async function openEmpty(page, address) {
  await page.goto(`${address}/empty`);
  return { name: page.getByLabel('Node pool name') };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Types the text's keys again and again, `count` in all, at a steady pace; the milliseconds of each key. */
async function type(page, field, keys, count) {
  await page.bringToFront();
  // As a user does it: the pointer rests on the field, and the browser looks for what is under it after each layout.
  await field.click();
  await page.keyboard.press('End');
  await pause(300);
  await page.evaluate(() => {
    window.keyToPaint.length = 0;
    window.keyToCode.length = 0;
  });
  for (let key = 0; key < count; key += 1) {
    await page.keyboard.press(keys[key % keys.length]);
    await pause(100);
  }
  // The slowest of the last keys is still to come.
  await page.waitForFunction((count) => window.keyToPaint.length >= count, count, { timeout: 30_000 });
  await pause(300);
  return page.evaluate(() => ({ paint: window.keyToPaint, code: window.keyToCode }));
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), count: sorted.length };
}

/** Every page in turn, round after round: what disturbs one disturbs its neighbours as well. */
export async function measure(pages, { throttle, field, keys, count, rounds }) {
  const samples = Object.fromEntries(pages.map(({ name }) => [name, { paint: [], code: [] }]));
  // The first round warms compilers and caches and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, page, fields, cdp } of pages) {
      const target = fields[field] ?? fields.name;
      // Only the page that is typed into: the throttle takes its time by keeping a core busy, even of a page at rest.
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      const times = await type(page, target, keys, round === 0 ? 20 : count);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      if (round === 0) continue;
      samples[name].paint.push(...times.paint);
      samples[name].code.push(...times.code);
    }
  }
  const of = ([name, { paint, code }]) => [name, { paint: summary(paint), code: summary(code) }];
  return Object.fromEntries(Object.entries(samples).map(of));
}

const shown = (value) => (value === undefined ? '-' : value.toFixed(1)).padStart(8);

export function report(title, figures) {
  console.log(`\n${title}`);
  console.log('  ms        key to paint       key to code on the screen');
  console.log('              median     p95     median     p95');
  for (const [name, { paint, code }] of Object.entries(figures)) {
    const columns = [paint.median, paint.p95, code.median, code.p95].map(shown);
    console.log(`  ${name.padEnd(8)}${columns[0]}${columns[1]}   ${columns[2]}${columns[3]}   ${paint.count} keys`);
  }
}

/** Says which promises hold; false when one does not. */
export function say(promises) {
  console.log();
  for (const { text, holds } of promises) console.log(`  ${text}: ${holds ? 'holds' : 'DOES NOT HOLD'}`);
  return promises.every(({ holds }) => holds);
}
