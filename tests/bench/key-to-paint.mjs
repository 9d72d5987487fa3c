// Key to paint in the Create Node Pool dialog, side by side in one run: an empty page, the peer, this console.
//
//   node key-to-paint.mjs --console http://127.0.0.1:8080 [--keys 60] [--rounds 5]

import { parseArgs } from 'node:util';

import { everyParameter, openConsole } from './console.mjs';
import { measure, openEmpty, report, say, withPages } from './typing.mjs';
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

/** Some of what is set beyond the first form, of each section. */
const EVERY = [
  'resource_group_id',
  'security_hardening_os',
  'system_disk_kms_key',
  'system_disk_categories',
  'system_disk_snapshot_policy_id',
  'mount_target',
  'multi_az_policy',
  'internet_max_bandwidth_out',
  'security_group_ids',
  'rds_instances',
  'deployment_set_id',
  'ram_role_name',
  'taints',
  'cpu_policy',
  'node_name_mode',
  'user_data',
  'max_unavailable',
];

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
  const [peer, console_] = ['peer', 'console'].map((name) => texts.find((text) => text.name === name));
  if (!console_) return;
  const difference = firstDifference(peer, console_);
  if (difference) throw new Error(difference);
  // What a rule set aside would not be measured.
  const { code: every } = texts.find((text) => text.name === 'every');
  const missing = EVERY.filter((argument) => !every.includes(argument));
  if (missing.length) throw new Error(`the form with every parameter lacks ${missing.join(', ')}`);
  console.log('The texts of the peer and the console are the same.');
}

// `every` sets every parameter; the peer has no more than the first benchmark asked of it, so it is the harder half.
const openers = {
  empty: openEmpty,
  peer: openPeer,
  ...(options.console && {
    console: (page) => openConsole(page, options.console, size),
    every: (page) => openConsole(page, options.console, size, everyParameter),
  }),
};
await withPages(options.chromium, openers, async (pages) => {
  for (const { page, fields } of pages) {
    if (fields.code) await page.evaluate((selector) => window.watchCode(selector), fields.code);
  }
  await compareCode(pages);
  let holds = true;
  for (const [field, title] of [['name', 'Node pool name'], ['disk', 'Size of a data disk in the middle']]) {
    const at = { field, keys: ['1', 'Backspace'], count: Number(options.keys), rounds: Number(options.rounds) };
    const free = await measure(pages, { ...at, throttle: 1 });
    report(`${title}, unthrottled`, free);
    const slow = await measure(pages, { ...at, throttle: 4 });
    report(`${title}, CPU four times slower`, slow);
    for (const name of ['console', 'every']) {
      if (free[name]) holds = say(judge(name, free, slow)) && holds;
    }
  }
  if (!holds) throw new Error('a promised figure does not hold');
});
