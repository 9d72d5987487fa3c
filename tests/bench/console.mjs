// Opens the Create Node Pool dialog of the running console, filled to the wanted size, with the Code tab open.

/** A draft as the console keeps it in the browser: the way a user's half-filled form comes back. */
function draft(vswitches, { disks, labels }, more) {
  const pool = {
    nodepool_info: { name: 'nodepool-1' },
    auto_scaling: { enable: false },
    scaling_group: {
      vswitch_ids: vswitches,
      instance_charge_type: 'PostPaid',
      instance_types: ['ecs.g7.xlarge'],
      image_type: 'AliyunLinux3ContainerOptimized',
      key_pair: 'ops',
      system_disk_category: 'cloud_essd',
      system_disk_size: 120,
      system_disk_performance_level: 'PL1',
      data_disks: Array.from({ length: disks }, () => ({ category: 'cloud_essd', size: 120, performance_level: 'PL1' })),
      desired_size: 2,
    },
    kubernetes_config: {
      labels: Array.from({ length: labels }, (_, index) => ({ key: `label-${index}`, value: `value-${index}` })),
      cms_enabled: true,
    },
  };
  more(pool);
  return { version: 2, saved_at: Date.now(), pool, baseline: {}, proposed: [], attempt: null };
}

/** Sets all that such a pool can have at once: pay-as-you-go, expected nodes, a key pair, disks without snapshots. */
export function everyParameter(pool) {
  const { scaling_group: group, kubernetes_config: kubernetes } = pool;
  pool.nodepool_info.resource_group_id = 'rg-acfm2example1';
  Object.assign(group, {
    soc_enabled: false,
    security_hardening_os: true,
    system_disk_encrypted: true,
    system_disk_encrypt_algorithm: 'aes-256',
    system_disk_kms_key_id: 'key-hzz1',
    system_disk_categories: ['cloud_auto'],
    system_disk_snapshot_policy_id: 'sp-1',
    multi_az_policy: 'BALANCE',
    tags: Array.from({ length: 17 }, (_, index) => ({ key: `tag-${index}`, value: `value-${index}` })),
    internet_charge_type: 'PayByBandwidth',
    internet_max_bandwidth_out: 20,
    security_group_ids: ['sg-1', 'sg-2'],
    rds_instances: ['rm-1'],
    deploymentset_id: 'ds-1',
    private_pool_options: { match_criteria: 'Open' },
    ram_role_name: 'nodepool-workers',
    instance_metadata_options: { http_tokens: 'required' },
  });
  group.data_disks.forEach((disk, index) =>
    Object.assign(disk, {
      encrypted: 'true',
      kms_key_id: 'key-hzz1',
      auto_format: true,
      file_system: 'xfs',
      mount_target: `/data/${index}`,
      disk_name: `data-${index}`,
      auto_snapshot_policy_id: 'sp-1',
    }),
  );
  const script = Buffer.from('#!/bin/sh\n' + 'echo prepare the node\n'.repeat(200)).toString('base64');
  Object.assign(kubernetes, {
    taints: Array.from({ length: 20 }, (_, index) => ({ key: `taint-${index}`, value: 'on', effect: 'NoSchedule' })),
    unschedulable: true,
    cpu_policy: 'static',
    node_name_mode: 'customized,api,ip,hz',
    pre_user_data: script,
    user_data: script,
    runtime: 'containerd',
    runtime_version: '1.6.38',
  });
  pool.management = {
    enable: true,
    auto_repair: true,
    auto_repair_policy: { restart_node: true },
    auto_upgrade: true,
    auto_upgrade_policy: { auto_upgrade_kubelet: true },
    auto_vul_fix: true,
    auto_vul_fix_policy: { restart_node: true, vul_level: 'asap,nntf' },
    upgrade_config: { max_unavailable: 2 },
  };
  pool.tee_config = { tee_enable: false };
}

/** The form with a draft in it, the clusters' first; `more` changes the draft. */
async function openForm(page, address, size, more) {
  const read = async (path) => (await page.request.get(`${address}${path}`)).json();
  const { clusters } = await read('/openapi/cs/api/v1/clusters');
  const { cluster_id: cluster, vpc_id: vpc } = clusters[0];
  const { VSwitches } = await read(`/openapi/vpc/DescribeVSwitches?VpcId=${vpc}&PageSize=50`);
  const vswitches = VSwitches.VSwitch.slice(0, 3).map((vswitch) => vswitch.VSwitchId);

  await page.goto(`${address}/clusters`);
  const kept = [`nodepool-console.create.${cluster}`, JSON.stringify(draft(vswitches, size, more))];
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), kept);
  await page.goto(`${address}/clusters/${cluster}/nodepools/create`);
  await page.getByRole('textbox', { name: 'Node pool name' }).waitFor();
}

export async function openConsole(page, address, size, more = () => {}) {
  await openForm(page, address, size, more);
  await page.getByRole('tab', { name: 'Code' }).click();
  const code = page.locator('pre.code');
  await code.getByText('data_disks').first().waitFor();
  const open = page.getByRole('button', { name: 'Expand' });
  if (await open.count()) await open.first().click();
  const sizes = page.locator('[data-path^="scaling_group.data_disks"] input[role="spinbutton"]');
  const name = page.getByRole('textbox', { name: 'Node pool name' });
  // The first code may have been written before the cluster, and with it the region, was known.
  await name.press('End');
  await name.press('1');
  await name.press('Backspace');
  await code.locator('.l', { hasText: 'default = ' }).waitFor();
  await code.locator('.l', { hasText: /"nodepool-1"/ }).waitFor();
  return {
    name,
    disk: sizes.nth(size.disks / 2),
    code: 'pre.code',
    text: async () => (await page.locator('pre.code .l').allTextContents()).join('\n'),
  };
}

/** The instance type picker, open. */
export async function openPicker(page, address) {
  await openForm(page, address, { disks: 0, labels: 0 }, () => {});
  const types = await page.request.get(`${address}/openapi/ecs/DescribeInstanceTypes?MaxResults=1600`);
  const catalogue = (await types.json()).InstanceTypes.InstanceType.length;
  const field = page.getByRole('group', { name: 'Instance types' });
  await field.getByRole('button', { name: 'Add instance type' }).click();
  const list = field.getByRole('listbox');
  await list.getByRole('option').first().waitFor();
  return {
    name: field.getByRole('combobox', { name: /Search/ }),
    offered: async () => ({ catalogue, shown: Number(await list.getByRole('option').first().getAttribute('aria-setsize')) }),
    scroll: async () => {
      const height = await list.evaluate((element) => element.scrollHeight);
      for (let top = 0; top < height; top += 300) {
        await list.evaluate((element, top) => element.scrollTo({ top }), top);
        await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
      }
    },
  };
}
