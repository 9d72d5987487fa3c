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

export function terraform(pool) {
  const name = pool.name.replace(/[^0-9A-Za-z_]/g, '_') || 'pool';
  const level = (category, level) => (category === 'cloud_essd' ? [['performance_level', quote(level)]] : []);
  let text = `terraform {\n  required_providers {\n    alicloud = {\n      source  = "aliyun/alicloud"\n      version = ">= 1.288.0"\n    }\n  }\n}\n\n`;
  text += `variable "region" {\n  type    = string\n  default = "cn-hangzhou"\n}\n\nvariable "cluster_id" {\n  type = string\n}\n\n`;
  text += `provider "alicloud" {\n  region = var.region\n}\n\n`;
  text += `resource "alicloud_cs_kubernetes_node_pool" ${quote(name)} {\n`;
  text += group([['cluster_id', 'var.cluster_id'], ['node_pool_name', quote(pool.name)]], '  ');
  text += `\n  vswitch_ids = ${list(pool.vswitches.map((row) => row.id))}\n\n`;
  text += group(
    [
      ['instance_charge_type', '"PostPaid"'],
      ['instance_types', list(pool.types.map((row) => row.id))],
      ['image_type', quote(pool.image)],
      ['key_name', quote(pool.keyPair)],
      ...(pool.billing === 'Spot' ? [['spot_strategy', '"SpotWithPriceLimit"']] : []),
    ],
    '  ',
  );
  text += '\n';
  text += group(
    [
      ['system_disk_category', quote(pool.systemCategory)],
      ['system_disk_size', pool.systemSize],
      ...(pool.systemCategory === 'cloud_essd' ? [['system_disk_performance_level', quote(pool.systemLevel)]] : []),
    ],
    '  ',
  );
  text += `\n${group([...(pool.mode === 'manual' ? [['desired_size', quote(String(pool.desired))]] : []), ['install_cloud_monitor', 'true']], '  ')}`;
  if (pool.tags.length > 0) {
    text += `\n  tags = {\n${group(pool.tags.map((tag) => [quote(tag.key), quote(tag.value)]), '    ')}  }\n`;
  }
  for (const disk of pool.disks) {
    text += block('data_disks', [
      ['category', quote(disk.category)],
      ['size', disk.size],
      ...level(disk.category, disk.level),
    ]);
  }
  for (const label of pool.labels) text += block('labels', [['key', quote(label.key)], ['value', quote(label.value)]]);
  for (const taint of pool.taints) {
    text += block('taints', [['key', quote(taint.key)], ['value', quote(taint.value)], ['effect', quote(taint.effect)]]);
  }
  if (pool.mode === 'auto') {
    text += block('scaling_config', [['enable', 'true'], ['min_size', pool.min], ['max_size', pool.max]]);
  }
  for (const price of pool.billing === 'Spot' ? pool.prices : []) {
    text += block('spot_price_limit', [['instance_type', quote(price.type)], ['price_limit', quote(price.limit)]]);
  }
  return `${text}}\n`;
}
