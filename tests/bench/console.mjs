// Opens the Create Node Pool dialog of the running console, filled to the wanted size, with the Code tab open.

/** A draft as the console keeps it in the browser: the way a user's half-filled form comes back. */
function draft(vswitches, { disks, labels }) {
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
  return { version: 2, saved_at: Date.now(), pool, baseline: {}, proposed: [], attempt: null };
}

export async function openConsole(page, address, size) {
  const read = async (path) => (await page.request.get(`${address}${path}`)).json();
  const { clusters } = await read('/openapi/cs/api/v1/clusters');
  const { cluster_id: cluster, vpc_id: vpc } = clusters[0];
  const { VSwitches } = await read(`/openapi/vpc/DescribeVSwitches?VpcId=${vpc}&PageSize=50`);
  const vswitches = VSwitches.VSwitch.slice(0, 3).map((vswitch) => vswitch.VSwitchId);

  await page.goto(`${address}/clusters`);
  const kept = [`nodepool-console.create.${cluster}`, JSON.stringify(draft(vswitches, size))];
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), kept);
  await page.goto(`${address}/clusters/${cluster}/nodepools/create`);
  await page.getByRole('textbox', { name: 'Node pool name' }).waitFor();
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
