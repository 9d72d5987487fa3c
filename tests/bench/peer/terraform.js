// The Terraform text of the form's values, in the layout that `terraform fmt` wants.

const quote = (text) => JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
const list = (items) => {
  const line = `[${items.map(quote).join(', ')}]`;
  return line.length <= 80 ? line : `[\n${items.map((item) => `    ${quote(item)},\n`).join('')}  ]`;
};
const group = (pairs, indent) => {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}\n`).join('');
};
const block = (name, pairs) => `\n  ${name} {\n${group(pairs, '    ')}  }\n`;

const resourceName = (name) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=\d)/, 'pool_') || 'node_pool';

const HEAD = `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.288.0"
    }
  }
}

variable "region" {
  type    = string
  default = "cn-hangzhou"
}

variable "cluster_id" {
  type = string
}

provider "alicloud" {
  region = var.region
}

`;

export function terraform(pool) {
  const essd = (category) => category === 'cloud_essd';
  const spot = pool.billing === 'Spot';
  const auto = pool.mode === 'auto';
  let text = `${HEAD}resource "alicloud_cs_kubernetes_node_pool" ${quote(resourceName(pool.name))} {\n`;
  text += group([['cluster_id', 'var.cluster_id'], ['node_pool_name', quote(pool.name)]], '  ');
  text += `\n  vswitch_ids = ${list(pool.vswitches.map((row) => row.id))}\n\n`;
  text += group(
    [
      ['instance_charge_type', '"PostPaid"'],
      ...(spot ? [['spot_strategy', '"SpotWithPriceLimit"']] : []),
      ['instance_types', list(pool.types.map((row) => row.id))],
      ['image_type', quote(pool.image)],
      ['key_name', quote(pool.keyPair)],
    ],
    '  ',
  );
  text += '\n';
  text += group(
    [
      ['system_disk_category', quote(pool.systemCategory)],
      ['system_disk_size', pool.systemSize],
      ...(essd(pool.systemCategory) ? [['system_disk_performance_level', quote(pool.systemLevel)]] : []),
    ],
    '  ',
  );
  if (!auto) text += `\n${group([['desired_size', quote(String(pool.desired))]], '  ')}`;
  text += `\n${group([['install_cloud_monitor', 'true']], '  ')}`;
  for (const disk of pool.disks) {
    text += block('data_disks', [
      ['category', quote(disk.category)],
      ['size', disk.size],
      ...(essd(disk.category) ? [['performance_level', quote(disk.level)]] : []),
    ]);
  }
  for (const label of pool.labels) text += block('labels', [['key', quote(label.key)], ['value', quote(label.value)]]);
  for (const taint of pool.taints) {
    text += block('taints', [['key', quote(taint.key)], ['value', quote(taint.value)], ['effect', quote(taint.effect)]]);
  }
  const scaling = auto ? [['min_size', pool.min], ['max_size', pool.max]] : [];
  text += block('scaling_config', [['enable', auto], ...scaling]);
  for (const price of spot ? pool.prices : []) {
    text += block('spot_price_limit', [['instance_type', quote(price.type)], ['price_limit', quote(price.limit)]]);
  }
  if (pool.tags.length > 0) {
    text += `\n  tags = {\n${group(pool.tags.map((tag) => [quote(tag.key), quote(tag.value)]), '    ')}  }\n`;
  }
  return `${text}}\n`;
}
