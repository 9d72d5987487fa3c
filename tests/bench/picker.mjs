// Key to paint in the search field of the instance type picker, over the whole catalogue, beside an empty page.
//
//   node picker.mjs --console http://127.0.0.1:8080 [--keys 60] [--rounds 5]

import { parseArgs } from 'node:util';

import { openPicker } from './console.mjs';
import { measure, openEmpty, report, say, withPages } from './typing.mjs';
import { judgePicker } from './verdict.mjs';

const { values: options } = parseArgs({
  options: {
    console: { type: 'string', default: 'http://127.0.0.1:8080' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    keys: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
  },
});

// Each key changes what is shown: from the whole catalogue to a family, to one generation of it, and back.
const KEYS = ['c', '7', 'Backspace', 'Backspace'];

await withPages(options.chromium, { empty: openEmpty, console: (page) => openPicker(page, options.console) }, async (pages) => {
  const { page, fields } = pages.find(({ name }) => name === 'console');
  const offered = await fields.offered();
  await page.evaluate(() => {
    window.mostRows = 0;
    const count = () => (window.mostRows = Math.max(window.mostRows, document.querySelectorAll('[role=option]:not(option)').length));
    count();
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
  });
  const at = { field: 'name', keys: KEYS, count: Number(options.keys), rounds: Number(options.rounds) };
  const free = await measure(pages, { ...at, throttle: 1 });
  report('Search of the instance type picker, unthrottled', free);
  report('Search of the instance type picker, CPU four times slower', await measure(pages, { ...at, throttle: 4 }));
  await fields.scroll();
  if (!say(judgePicker(free, await page.evaluate(() => window.mostRows), offered))) throw new Error('a promised figure does not hold');
});
