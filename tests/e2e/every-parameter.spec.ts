import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Cloud, PoolRequest } from "./console/cloud.ts";
import { expect, pasted, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";
import { required } from "./console/server.ts";
import { argument, expectFormatted, expectKnownArguments } from "./console/terraform.ts";

const PASSWORD = "Every-Parameter-1";
const RUN = fileURLToPath(new URL("../sdk/run_code.py", import.meta.url));
const FIELDS = new URL("../fixtures/contract/fields.json", import.meta.url);

/** What the three tests sent, to tell at the end what none of them did. */
const sent: PoolRequest[] = [];

// One after the other, in one worker: the last test reads what the others sent.
test.describe.configure({ mode: "serial" });

test("spot instances with auto scaling: every parameter that belongs to them", async ({ page, cloud, listUrl, emulatorUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("every-spot");
  await form.choose(/^Auto/);
  await form.enter("Minimum", "1");
  await form.enter("Maximum", "5");
  await form.select("Instance class", "spot");
  await form.choose("Spot instance");
  const type = (await form.chosen("Instance types").first().textContent()) ?? "";
  await form.dialog.getByRole("textbox", { name: `Maximum price per hour for ${type}` }).fill("0.39");
  await form.expandAdvanced();
  await form.pick("Resource group", "Choose resource group", "production");
  await form.choose(/^Economical/);
  await form.choose(/^Cost optimization/);
  await form.turnOn("Supplement with on-demand instances");
  await form.turnOn("Replace instances before they are reclaimed");
  await form.addPair("tag", 1, "team", "shop");
  await form.addPair("label", 1, "tier", "web");
  await form.dialog.getByRole("button", { name: "Add taint" }).click();
  await form.write("Key of taint 1", "dedicated");
  await form.write("Value of taint 1", "batch");
  await form.select("Effect of taint 1", "NoExecute");
  await form.turnOn("Set new nodes to unschedulable");
  await form.select("CPU policy", "static");
  await form.turnOn(/^Name nodes by prefix/);
  await form.write("Prefix", "api");
  await form.write("Suffix", "hz");
  await form.write("Pre-custom instance data", "#!/bin/sh\necho before\n");
  await form.write("Instance user data", "#!/bin/sh\necho 'after: ä'\n");
  await form.turnOn(/^Assign a public/);
  await form.choose("By bandwidth");
  await form.enter("Peak bandwidth", "20");
  const group = await form.pickFirst("Security groups", "Add security group");
  const rds = await form.pickFirst("RDS whitelist", "Add RDS instance");
  const body = await expectSame(form, cloud, emulatorUrl, {
    auto_scaling: { enable: true, min_instances: 1, max_instances: 5, type: "spot" },
    scaling_group: {
      instance_charge_type: "PostPaid",
      spot_strategy: "SpotWithPriceLimit",
      spot_price_limit: [{ instance_type: type, price_limit: "0.39" }],
      key_pair: "ops",
      scaling_policy: "recycle",
      multi_az_policy: "COST_OPTIMIZED",
      compensate_with_on_demand: true,
      spot_instance_remedy: true,
      tags: [{ key: "team", value: "shop" }],
      internet_charge_type: "PayByBandwidth",
      internet_max_bandwidth_out: 20,
      security_group_ids: [group],
      rds_instances: [rds],
    },
    kubernetes_config: {
      labels: [{ key: "tier", value: "web" }],
      taints: [{ key: "dedicated", value: "batch", effect: "NoExecute" }],
      unschedulable: true,
      cpu_policy: "static",
      node_name_mode: "customized,api,ip,hz",
      pre_user_data: base64("#!/bin/sh\necho before\n"),
      user_data: base64("#!/bin/sh\necho 'after: ä'\n"),
    },
  });
  expect(body.scaling_group.desired_size, "the autoscaler decides").toBeUndefined();
});

test("a subscription with a password: every parameter that belongs to it", async ({ page, cloud, listUrl, emulatorUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.name.fill("every-prepaid");
  await form.choose("Subscription");
  await form.select("Duration", "3");
  await form.turnOn("Renew nodes before their term ends");
  await form.select("Renewal duration", "6");
  await form.choose(/^MLPS/);
  await form.choose("Password");
  await form.write("Password", PASSWORD);
  await form.enter("Size of the system disk", "500");
  await form.choose("PL2");
  await form.turnOn("System disk encryption");
  const key = await form.pickFirst("KMS key of the system disk", "Choose KMS key");
  await form.select("Encryption algorithm", "aes-256");
  await form.pick("More system disk types", "Add disk type", "cloud_auto");
  const policy = await form.pickFirst("Snapshot policy of the system disk", "Choose snapshot policy");
  await form.dialog.getByRole("button", { name: "Add data disk" }).click();
  await form.dialog.getByRole("button", { name: "More settings of data disk 1" }).click();
  await form.turnOn("Encryption of data disk 1");
  const diskKey = await form.pickFirst("KMS key of data disk 1", "Choose KMS key");
  await form.turnOn("Formatting of data disk 1");
  await form.select("File system of data disk 1", "xfs");
  await form.write("Mount point of data disk 1", "/data");
  await form.write("Name of data disk 1", "data-one");
  await form.write("Device of data disk 1", "/dev/xvdb");
  const snapshot = await form.pickFirst("Snapshot of data disk 1", "Choose snapshot");
  const diskPolicy = await form.pickFirst("Snapshot policy of data disk 1", "Choose snapshot policy");
  await form.enter("Expected nodes", "3");
  await form.expandAdvanced();
  await form.choose(/^Distribution balancing/);
  const set = await form.pickFirst("Deployment set", "Choose deployment set");
  await form.select("Private pool", "Do not use");
  await form.select("Container runtime", "containerd");
  await form.write("Runtime version", "1.6.38");
  await form.write("Worker RAM role", "nodepool-workers");
  await form.select("Metadata access", "Only with a token");
  await form.turnOn("Make nodes for confidential containers");
  const body = await expectSame(form, cloud, emulatorUrl, {
    scaling_group: {
      instance_charge_type: "PrePaid",
      period: 3,
      period_unit: "Month",
      auto_renew: true,
      auto_renew_period: 6,
      soc_enabled: true,
      security_hardening_os: false,
      system_disk_category: "cloud_essd",
      system_disk_size: 500,
      system_disk_performance_level: "PL2",
      system_disk_encrypted: true,
      system_disk_encrypt_algorithm: "aes-256",
      system_disk_kms_key_id: key,
      system_disk_categories: ["cloud_auto"],
      system_disk_snapshot_policy_id: policy,
      data_disks: [
        {
          category: "cloud_essd",
          size: 120,
          performance_level: "PL1",
          encrypted: "true",
          kms_key_id: diskKey,
          auto_format: true,
          file_system: "xfs",
          mount_target: "/data",
          disk_name: "data-one",
          device: "/dev/xvdb",
          snapshot_id: snapshot,
          auto_snapshot_policy_id: diskPolicy,
        },
      ],
      desired_size: 3,
      multi_az_policy: "BALANCE",
      deploymentset_id: set,
      private_pool_options: { match_criteria: "None" },
      ram_role_name: "nodepool-workers",
      instance_metadata_options: { http_tokens: "required" },
    },
    kubernetes_config: { runtime: "containerd", runtime_version: "1.6.38" },
    tee_config: { tee_enable: true },
  });
  expect(body.scaling_group.key_pair, "a password instead").toBeUndefined();
  expect(body.scaling_group.login_password, "kept, and never shown").toBe("set");
});

test("pay-as-you-go with AutoPL disks: every parameter that belongs to it", async ({ page, cloud, listUrl, emulatorUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("every-autopl");
  await form.choose("Custom image");
  const image = await form.pickFirst("Custom image", "Choose custom image");
  await form.choose(/^OS hardening/);
  await form.select("Logon name", "ecs-user");
  await form.select("Type of the system disk", "ESSD AutoPL");
  await form.enter("Provisioned IOPS of the system disk", "1000");
  await form.turnOn("Bursting of the system disk");
  await form.dialog.getByRole("button", { name: "Add data disk" }).click();
  await form.select("Type of data disk 1", "ESSD AutoPL");
  await form.dialog.getByRole("button", { name: "More settings of data disk 1" }).click();
  await form.enter("Provisioned IOPS of data disk 1", "2000");
  await form.turnOn("Bursting of data disk 1");
  await form.expandAdvanced();
  await form.dialog.getByRole("switch", { name: "Install the agent on new nodes" }).uncheck();
  await form.select("Private pool", "Specified");
  const reserved = await form.pickFirst("Private pool to use", "Choose private pool");
  await form.turnOn(/^ACK repairs, upgrades/);
  for (const name of ["Repair nodes", "Repair may restart nodes", "Upgrade automatically", "Upgrade the kubelet", "Fix vulnerabilities", "Fixing may restart nodes"]) {
    await form.turnOn(name);
  }
  await form.write("Vulnerability levels", "asap,nntf");
  await form.enter("Nodes unavailable at most", "2");
  await expectSame(form, cloud, emulatorUrl, {
    scaling_group: {
      instance_charge_type: "PostPaid",
      image_id: image,
      soc_enabled: false,
      security_hardening_os: true,
      login_as_non_root: true,
      key_pair: "ops",
      system_disk_category: "cloud_auto",
      system_disk_provisioned_iops: 1000,
      system_disk_bursting_enabled: true,
      data_disks: [{ category: "cloud_auto", size: 120, provisioned_iops: 2000, bursting_enabled: true }],
      private_pool_options: { match_criteria: "Target", id: reserved },
    },
    kubernetes_config: { cms_enabled: false },
    management: {
      enable: true,
      auto_repair: true,
      auto_repair_policy: { restart_node: true },
      auto_upgrade: true,
      auto_upgrade_policy: { auto_upgrade_kubelet: true },
      auto_vul_fix: true,
      auto_vul_fix_policy: { restart_node: true, vul_level: "asap,nntf" },
      upgrade_config: { max_unavailable: 2 },
    },
  });
});

test("the three pools together set every parameter with a control", async () => {
  const contract = JSON.parse(await readFile(FIELDS, "utf8"));
  const missing: string[] = [];
  for (const { id, request } of contract.sections.flatMap((section: any) => section.fields)) {
    // The cluster decides the first two; the pool's type is always the same, and the last one is for an edit.
    if (["region", "vpc", "type", "update_nodes"].includes(id)) continue;
    for (const path of pathsOf(request)) {
      if (!sent.some((body) => has(body, path.split(".")))) missing.push(`${id}: ${path}`);
    }
  }
  expect(sent).toHaveLength(3);
  expect(missing).toEqual([]);
});

/**
 * The request holds what was shown; Terraform and Python say the same, and the Python makes the same pool again. Gives
 * the stored request.
 */
async function expectSame(form: Form, cloud: Cloud, emulatorUrl: string, shown: PoolRequest): Promise<PoolRequest> {
  const { page } = form;
  await form.showTab("Code");
  const terraform = await copied(form, "Terraform");
  const python = await copied(form, "Python");
  await form.confirm.click();
  await expect(page).toHaveURL(/\/created$/);
  const pool = /nodepools\/(np[^/]+)\/created/.exec(page.url())?.[1] ?? "";
  const [body] = await cloud.requests(pool);
  if (!body) throw new Error("the emulator stored no request");
  expect(body).toMatchObject(shown);
  sent.push(body);

  expectFormatted(terraform);
  expectKnownArguments(terraform);
  expect(terraform).not.toContain(PASSWORD);
  for (const [path, name] of ARGUMENTS) {
    const value = path.split(".").reduce<any>((value, key) => value?.[key], body);
    if (value !== undefined) expect(argument(terraform, name), name).toBe(JSON.stringify(value));
  }

  expect(python).not.toContain(PASSWORD);
  const again = await runPython(python, cloud, emulatorUrl);
  const [repeated] = await cloud.requests(again);
  expect(filled(repeated), "the Python makes the same pool").toEqual(filled(body));
  return body;
}

/** Single values and the argument that holds them. */
const ARGUMENTS: [string, string][] = [
  ["nodepool_info.name", "node_pool_name"],
  ["nodepool_info.resource_group_id", "resource_group_id"],
  ["scaling_group.instance_charge_type", "instance_charge_type"],
  ["scaling_group.period", "period"],
  ["scaling_group.period_unit", "period_unit"],
  ["scaling_group.auto_renew", "auto_renew"],
  ["scaling_group.auto_renew_period", "auto_renew_period"],
  ["scaling_group.spot_strategy", "spot_strategy"],
  ["scaling_group.image_type", "image_type"],
  ["scaling_group.image_id", "image_id"],
  ["scaling_group.login_as_non_root", "login_as_non_root"],
  ["scaling_group.key_pair", "key_name"],
  ["scaling_group.system_disk_category", "system_disk_category"],
  ["scaling_group.system_disk_size", "system_disk_size"],
  ["scaling_group.system_disk_performance_level", "system_disk_performance_level"],
  ["scaling_group.system_disk_provisioned_iops", "system_disk_provisioned_iops"],
  ["scaling_group.system_disk_bursting_enabled", "system_disk_bursting_enabled"],
  ["scaling_group.system_disk_encrypted", "system_disk_encrypted"],
  ["scaling_group.system_disk_encrypt_algorithm", "system_disk_encrypt_algorithm"],
  ["scaling_group.system_disk_kms_key_id", "system_disk_kms_key"],
  ["scaling_group.system_disk_snapshot_policy_id", "system_disk_snapshot_policy_id"],
  ["scaling_group.multi_az_policy", "multi_az_policy"],
  ["scaling_group.scaling_policy", "scaling_policy"],
  ["scaling_group.compensate_with_on_demand", "compensate_with_on_demand"],
  ["scaling_group.spot_instance_remedy", "spot_instance_remedy"],
  ["scaling_group.internet_charge_type", "internet_charge_type"],
  ["scaling_group.internet_max_bandwidth_out", "internet_max_bandwidth_out"],
  ["scaling_group.deploymentset_id", "deployment_set_id"],
  ["scaling_group.ram_role_name", "ram_role_name"],
  ["kubernetes_config.unschedulable", "unschedulable"],
  ["kubernetes_config.cpu_policy", "cpu_policy"],
  ["kubernetes_config.node_name_mode", "node_name_mode"],
  ["kubernetes_config.runtime_version", "runtime_version"],
  ["kubernetes_config.cms_enabled", "install_cloud_monitor"],
];

async function copied(form: Form, target: string): Promise<string> {
  await form.dialog.getByRole("tab", { name: target, exact: true }).click();
  await expect(form.dialog.locator("#code-body")).toHaveAttribute("aria-labelledby", `code-${target.toLowerCase()}`);
  await expect(form.dialog.locator("#code-body")).toContainText(target === "Python" ? "import" : "resource");
  const copy = form.dialog.getByRole("button", { name: "Copy the code" });
  await expect(copy).not.toHaveText("Copied");
  await copy.click();
  await expect(copy).toHaveText("Copied");
  return pasted(form.page);
}

/** Runs the exported program with the official SDK against the emulator; gives the id of the pool that it makes. */
async function runPython(program: string, cloud: Cloud, emulatorUrl: string): Promise<string> {
  const environment = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: "emulator",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "emulator",
    CLUSTER_ID: (await cloud.cluster()).cluster_id,
    NODE_LOGIN_PASSWORD: PASSWORD,
  };
  const printed = execFileSync(required("NODEPOOL_PYTHON"), [RUN, new URL(emulatorUrl).host], {
    input: program,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  return printed.split(" ")[0] ?? "";
}

/** Without empty lists: the SDK sends those that nobody set. */
function filled(value: any): any {
  if (Array.isArray(value)) return value.map(filled);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, one]) => !(Array.isArray(one) && one.length === 0));
  return Object.fromEntries(entries.map(([key, one]) => [key, filled(one)]));
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

/** The single paths in a cell of the contract: `a.b[].{c,d}`, `a.b + a.c`, `a.b[].c, .d`. */
function pathsOf(cell: string): string[] {
  const paths: string[] = [];
  for (const part of cell.split(/ \+ |, (?![^{]*\})/)) {
    const [, head = "", names] = /^([^{]*)(?:\{(.*)\})?$/.exec(part.trim()) ?? [];
    const front = head.startsWith(".") ? `${paths[0]?.slice(0, paths[0].lastIndexOf("."))}${head}` : head;
    if (names === undefined) paths.push(front);
    else paths.push(...names.split(",").map((name) => front + name.trim()));
  }
  return paths;
}

function has(value: any, keys: string[]): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return value !== undefined;
  if (key.endsWith("[]")) return (value?.[key.slice(0, -2)] ?? []).some((row: any) => has(row, rest));
  return value?.[key] !== undefined && has(value[key], rest);
}
