// The rules of the Create form's controls, as zod writes them.

import { z } from 'zod';

export const CATEGORIES = ['cloud_auto', 'cloud_essd', 'cloud_essd_entry', 'cloud_ssd', 'cloud_efficiency'];
export const LEVELS = ['PL0', 'PL1', 'PL2', 'PL3'];
export const EFFECTS = ['NoSchedule', 'NoExecute', 'PreferNoSchedule'];

const LEVEL_MINIMUM = { PL2: 461, PL3: 1261 };
const qualified = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const plain = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const reserved = (key) => {
  const [prefix, name] = key.includes('/') ? key.split('/', 2) : ['', key];
  if (!name || !prefix) return false;
  if (/(^|\.)(kubelet\.kubernetes\.io|node\.kubernetes\.io)$/.test(prefix)) return false;
  return /(^|\.)(kubernetes\.io|k8s\.io)$/.test(prefix);
};
const tagText = z
  .string()
  .max(128)
  .refine((text) => !/^(aliyun|acs:)/.test(text) && !/https?:\/\//.test(text));

const disk = z
  .object({ category: z.enum(CATEGORIES), size: z.number().int().min(40).max(32768), level: z.enum(LEVELS) })
  .superRefine((disk, context) => {
    const minimum = disk.category === 'cloud_essd' ? (LEVEL_MINIMUM[disk.level] ?? 0) : 0;
    if (disk.size < minimum) {
      context.addIssue({ code: 'custom', path: ['size'], message: `${disk.level} needs at least ${minimum} GiB` });
    }
  });

const unique = (rows, key, path, context) => {
  const seen = new Set();
  rows.forEach((row, index) => {
    const name = key(row);
    if (seen.has(name)) context.addIssue({ code: 'custom', path: [path, index, 'key'], message: `${name} is there twice` });
    seen.add(name);
  });
};

export const schema = z
  .object({
    name: z
      .string()
      .min(1)
      .max(63)
      .regex(/^[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff-]*$/),
    mode: z.enum(['manual', 'auto']),
    min: z.number().int().min(0).max(2000),
    max: z.number().int().min(0).max(2000),
    vswitches: z.array(z.object({ id: z.string().min(1) })).min(1).max(8),
    billing: z.enum(['PostPaid', 'Spot']),
    prices: z.array(z.object({ type: z.string(), limit: z.string() })),
    types: z.array(z.object({ id: z.string().min(1) })).min(1).max(10),
    image: z.string().min(1),
    keyPair: z.string().min(1),
    systemCategory: z.enum(CATEGORIES),
    systemSize: z.number().int().min(20).max(2048),
    systemLevel: z.enum(LEVELS),
    disks: z.array(disk).max(64),
    desired: z.number().int().min(0).max(500),
    labels: z
      .array(z.object({ key: z.string().regex(qualified).refine((key) => !reserved(key)), value: z.string().regex(plain) }))
      .max(20),
    taints: z.array(
      z.object({ key: z.string().regex(qualified), value: z.string().regex(plain), effect: z.enum(EFFECTS) }),
    ),
    tags: z.array(z.object({ key: tagText.min(1), value: tagText })).max(17),
  })
  .superRefine((pool, context) => {
    if (pool.mode === 'auto' && pool.min > pool.max) {
      context.addIssue({ code: 'custom', path: ['min'], message: 'the minimum is above the maximum' });
      context.addIssue({ code: 'custom', path: ['max'], message: 'the maximum is below the minimum' });
    }
    const minimum = pool.systemCategory === 'cloud_essd' ? (LEVEL_MINIMUM[pool.systemLevel] ?? 0) : 0;
    if (pool.systemSize < minimum) {
      context.addIssue({ code: 'custom', path: ['systemSize'], message: `${pool.systemLevel} needs at least ${minimum} GiB` });
    }
    if (pool.billing === 'Spot') {
      pool.types.forEach((type, index) => {
        const price = pool.prices.find((price) => price.type === type.id);
        if (!price || !/^\d+(\.\d+)?$/.test(price.limit)) {
          context.addIssue({ code: 'custom', path: ['prices', index, 'limit'], message: 'a price is needed' });
        }
      });
    }
    unique(pool.vswitches, (row) => row.id, 'vswitches', context);
    unique(pool.types, (row) => row.id, 'types', context);
    unique(pool.labels, (row) => row.key, 'labels', context);
    unique(pool.taints, (row) => `${row.key}:${row.effect}`, 'taints', context);
    unique(pool.tags, (row) => row.key, 'tags', context);
  });
