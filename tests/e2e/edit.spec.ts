import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { Locator } from "@playwright/test";

import { expect, pasted, test } from "./console/fixtures.ts";
import type { Form } from "./console/form.ts";
import { openEdit } from "./console/pool.ts";
import { required } from "./console/server.ts";

const RUN = fileURLToPath(new URL("../sdk/run_code.py", import.meta.url));

const MANUAL = "ingress";

/** The review of the changes, opened from the form. */
async function review(form: Form): Promise<Locator> {
  await form.dialog.getByRole("button", { name: "Review changes" }).click();
  const dialog = form.page.getByRole("dialog", { name: /^Review/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: /^Save/ }).click();
}

test("case 1: with nothing changed Save says so and sends nothing", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  // Made by the API, with as few fields as it takes.
  const pool = await cloud.create(cluster, "sparse", (body) => {
    for (const key of ["instance_charge_type", "image_type", "system_disk_category", "system_disk_size", "key_pair", "desired_size"]) delete body.scaling_group[key];
    delete body.kubernetes_config;
  });
  await cloud.advance(300);
  const sent: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(`${request.method()} ${request.url()}`));
  const form = await openEdit(page, listUrl, "sparse");
  await form.dialog.getByRole("button", { name: "Review changes" }).click();
  await expect(form.dialog.getByText("No changes. Nothing was sent.")).toBeVisible();
  // There and back again is no change either.
  await form.name.fill("sparse-2");
  await form.name.fill("sparse");
  await form.dialog.getByRole("button", { name: "Review changes" }).click();
  await expect(form.dialog.getByText("No changes. Nothing was sent.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(form.dialog).toBeHidden();
  expect(sent).toEqual([]);
  expect(await cloud.requests(pool)).toHaveLength(1);
});

test("case 2: one change sends one path; unknown keys and values of the SDK survive", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const id = await cloud.create(cluster, "from-sdk", (body) => {
    body.new_setting = { deep: [1, { a: "b" }] };
    body.scaling_group.new_policy = "SOMETHING_NEW";
    body.scaling_group.data_disks = [{ category: "cloud_essd", size: 100, performance_level: "PL1", new_key: true }];
    body.kubernetes_config.labels = [{ key: "tier", value: "web" }];
  });
  await cloud.advance(300);
  await expect.poll(async () => (await cloud.pool(cluster, "from-sdk")).status.healthy_nodes).toBe(2);
  const before = await cloud.pool(cluster, "from-sdk");
  const form = await openEdit(page, listUrl, "from-sdk");
  await form.enter("Expected nodes", "3");
  const plan = await review(form);
  await expect(plan.getByRole("heading", { name: "Review 1 change" })).toBeVisible();
  await expect(plan.locator('[data-path="scaling_group.desired_size"]')).toContainText("2 → 3");
  await expect(plan.getByText("1 node is added.")).toBeVisible();
  await save(plan);
  await expect(form.dialog).toBeHidden();
  await expect(page.locator(".toast").getByText("from-sdk: 1 change saved")).toBeVisible();
  expect((await cloud.requests(id)).at(-1)).toEqual({ scaling_group: { desired_size: 3 } });
  await cloud.advance(300);
  await expect(page.getByRole("row").filter({ hasText: "from-sdk" }).getByText("Active")).toBeVisible();
  const after = await cloud.pool(cluster, "from-sdk");
  for (const pool of [before, after]) {
    delete pool.status;
    delete pool.nodepool_info.updated;
    delete pool.scaling_group.desired_size;
  }
  expect(after).toEqual(before);
});

test("what cannot change is read-only with its reason, and everything that can is as it was", async ({ page, listUrl }) => {
  const form = await openEdit(page, listUrl, MANUAL);
  await form.expandAdvanced();
  for (const name of ["Security hardening", "Security groups", "Worker RAM role", "Metadata access"]) {
    const field = form.dialog.locator(".field").filter({ hasText: name });
    await expect(field.first(), name).toContainText("It cannot be changed later.");
    await expect(field.first().locator("input, select, textarea")).toHaveCount(0);
  }
  await expect(form.dialog.getByRole("radio", { name: "Public image", exact: true })).toBeChecked();
  await expect(form.dialog.getByRole("combobox", { name: "Operating system", exact: true })).toHaveValue("ContainerOS");
  // Spot is on the other side of a border.
  await expect(form.dialog.getByRole("radio", { name: "Subscription", exact: true })).toBeVisible();
  await expect(form.dialog.getByRole("radio", { name: "Spot instance", exact: true })).toHaveCount(0);
  await expect(form.chosen("Key pair")).toHaveText(["ops"]);
});

test("the plan says whom each change reaches, and Terraform's code marks its lines", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  const form = await openEdit(page, listUrl, MANUAL);
  await form.name.fill("ingress-new");
  await form.enter("Size of the system disk", "200");
  await form.expandAdvanced();
  await form.addPair("label", 2, "tier", "edge");
  await form.turnOn(/^Name nodes by prefix/);
  await form.write("Prefix", "edge");
  await expect(form.dialog.locator("#code-body .l-add").filter({ hasText: "ingress-new" })).toHaveCount(1);
  await expect(form.dialog.locator("#code-body .l-add").filter({ hasText: "system_disk_size" })).toHaveCount(1);
  // Under another label it would be another resource.
  await expect(form.dialog.locator("#code-body")).toContainText('resource "alicloud_cs_kubernetes_node_pool" "ingress" {');
  const plan = await review(form);
  const group = (title: string) => plan.locator("section").filter({ has: page.getByRole("heading", { name: title }) });
  await expect(group("Existing and new nodes").locator('[data-path="kubernetes_config.labels"]')).toContainText("node-role=ingress → node-role=ingress, tier=edge");
  await expect(group("The pool itself").locator('[data-path="nodepool_info.name"]')).toContainText("ingress → ingress-new");
  await expect(group("New nodes only").locator('[data-path="scaling_group.system_disk_size"]')).toContainText("60 GiB → 200 GiB");
  await expect(plan.getByText("In Terraform, changing node_name_mode replaces the pool", { exact: false })).toBeVisible();
  await expect(plan.getByText("Labels and taints are written to 2 existing nodes too.")).toBeVisible();
  await expect(plan.getByText("changed by hand on nodes", { exact: false })).toBeVisible();
  await save(plan);
  await expect(form.dialog).toBeHidden();
  expect((await cloud.requests(pool)).at(-1)).toEqual({
    nodepool_info: { name: "ingress-new" },
    scaling_group: { system_disk_size: 200 },
    kubernetes_config: {
      labels: [{ key: "node-role", value: "ingress" }, { key: "tier", value: "edge" }],
      node_name_mode: "customized,edge,ip,",
    },
    update_nodes: true,
  });
});

test("case 13: manual to auto says what will be removed", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = await cloud.create(cluster, "manual", (body) => {
    body.scaling_group.desired_size = 4;
  });
  await cloud.advance(400);
  await expect.poll(async () => (await cloud.pool(cluster, "manual")).status.healthy_nodes).toBe(4);
  const form = await openEdit(page, listUrl, "manual");
  await form.choose(/^Auto/);
  await form.enter("Minimum", "1");
  await form.enter("Maximum", "3");
  const plan = await review(form);
  await expect(plan.getByText("1 node is removed.", { exact: false })).toBeVisible();
  await expect(plan.locator('[data-path="scaling_group.desired_size"]')).toContainText("4 → none");
  await save(plan);
  await expect(form.dialog).toBeHidden();
  expect((await cloud.requests(pool)).at(-1)).toEqual({ auto_scaling: { enable: true, min_instances: 1, max_instances: 3 } });
});

test("case 14: a NoExecute taint says whom it evicts, and reaches the existing nodes", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  const form = await openEdit(page, listUrl, MANUAL);
  await form.expandAdvanced();
  await form.dialog.getByRole("button", { name: "Add taint" }).click();
  await form.write("Key of taint 1", "dedicated");
  await form.write("Value of taint 1", "batch");
  await form.select("Effect of taint 1", "NoExecute");
  const plan = await review(form);
  await expect(plan.locator('[data-path="kubernetes_config.taints"]')).toContainText("none → dedicated=batch:NoExecute");
  await expect(plan.getByText("evicts the pods that do not tolerate it", { exact: false })).toBeVisible();
  await save(plan);
  await expect(form.dialog).toBeHidden();
  expect((await cloud.requests(pool)).at(-1)).toEqual({
    kubernetes_config: { taints: [{ key: "dedicated", value: "batch", effect: "NoExecute" }] },
    update_nodes: true,
  });
});

test("the Python of an edit is the call that makes it, and the JSON its body", async ({ page, cloud, listUrl, emulatorUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  const form = await openEdit(page, listUrl, MANUAL);
  await form.name.fill("ingress-new");
  await form.expandAdvanced();
  await form.write("Instance user data", "#!/bin/sh\necho 'new'\n");
  const change = {
    nodepool_info: { name: "ingress-new" },
    kubernetes_config: { user_data: Buffer.from("#!/bin/sh\necho 'new'\n").toString("base64") },
  };
  const code = async (target: string, holds: string) => {
    await form.dialog.getByRole("tab", { name: target }).click();
    await expect(form.dialog.locator("#code-body")).toContainText(holds);
    await form.dialog.getByRole("button", { name: "Copy the code" }).click();
    await expect(form.dialog.getByRole("button", { name: "Copy the code" })).toContainText("Copied");
    return pasted(page);
  };
  expect(JSON.parse(await code("JSON", '"user_data"'))).toEqual(change);
  const python = await code("Python", "modify_cluster_node_pool");
  expect(python).toContain(`NODE_POOL_ID = "${pool}"`);
  await expect(form.dialog.getByText("so the code fills them from the pool", { exact: false })).toBeVisible();
  const environment = { ...process.env, ALIBABA_CLOUD_ACCESS_KEY_ID: "emulator", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "emulator" };
  execFileSync(required("NODEPOOL_PYTHON"), [RUN, new URL(emulatorUrl).host], { input: python, env: environment });
  // What the SDK would have cleared is sent as it is; the rest is the plan.
  const sent = (await cloud.requests(pool)).at(-1);
  expect(sent).toMatchObject(change);
  const after = await cloud.pool(cluster, "ingress-new");
  expect(after.kubernetes_config.labels).toEqual([{ key: "node-role", value: "ingress" }]);
  expect(after.scaling_group.instance_types).toEqual(["ecs.c7.xlarge", "ecs.c6.xlarge"]);
});

test("case 14: the code of an edit of labels or taints sets update_nodes", async ({ page, listUrl }) => {
  const form = await openEdit(page, listUrl, MANUAL);
  await expect(form.dialog.locator("#code-body")).toContainText("node_pool_name");
  await expect(form.dialog.locator("#code-body")).not.toContainText("update_nodes");
  await form.expandAdvanced();
  await form.addPair("label", 2, "tier", "edge");
  await expect(form.dialog.locator("#code-body .l-add").filter({ hasText: /update_nodes\s+= true/ })).toHaveCount(1);
});

test("case 18: a pool that Terraform owns warns before an edit is saved and shows the lines to change", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  await cloud.create(cluster, "from-code", (body) => {
    body.scaling_group.tags = [{ key: "managed-by", value: "terraform" }];
  });
  await cloud.advance(300);
  const form = await openEdit(page, listUrl, "from-code");
  await form.enter("Size of the system disk", "200");
  const plan = await review(form);
  await expect(plan.getByText("Terraform manages this node pool", { exact: false })).toBeVisible();
  await expect(plan.locator(".snippet")).toHaveText(/^system_disk_size\s+= 200$/);
});

test("case 18: beside the Terraform of a pool its tag is offered, and is added", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  await page.goto(`${listUrl}/${pool}/basic`);
  await page.getByRole("button", { name: "Console-to-Code" }).click();
  await page.getByRole("link", { name: "Add ECS tag managed-by = terraform" }).click();
  await expect(page.getByRole("dialog", { name: "Labels and taints" })).toBeVisible();
  const form = await openEdit(page, listUrl, MANUAL);
  const offer = form.dialog.getByRole("button", { name: "Add ECS tag managed-by = terraform" });
  await offer.click();
  await expect(offer).toHaveCount(0);
  await expect(form.dialog.locator("#code-body .l-add").filter({ hasText: "managed-by" })).toHaveCount(1);
  const plan = await review(form);
  await save(plan);
  await expect(form.dialog).toBeHidden();
  await page.getByRole("link", { name: `Scale ${MANUAL}`, exact: true }).click();
  await expect(page.getByText("Terraform manages this node pool (ECS tag managed-by = terraform).", { exact: false })).toBeVisible();
});

test("settings that a switch hides come to light with it, and are sent only when they change", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = await cloud.create(cluster, "unmanaged", (body) => {
    body.management = { enable: false, auto_repair: true, auto_repair_policy: { restart_node: true } };
  });
  await cloud.advance(300);
  const form = await openEdit(page, listUrl, "unmanaged");
  await form.expandAdvanced();
  await expect(form.dialog.getByText("does not apply now", { exact: false })).toHaveCount(0);
  await form.turnOn("ACK repairs, upgrades and patches nodes");
  await expect(form.dialog.getByRole("switch", { name: "Repair nodes", exact: true })).toBeChecked();
  const plan = await review(form);
  await expect(plan.locator("[data-path]")).toHaveCount(1);
  await save(plan);
  await expect(form.dialog).toBeHidden();
  expect((await cloud.requests(pool)).at(-1)).toEqual({ management: { enable: true } });
  expect((await cloud.pool(cluster, "unmanaged")).management).toMatchObject({ enable: true, auto_repair: true });
});

test("labels and taints have a small dialog that sends them alone", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  await page.goto(`${listUrl}/${pool}/basic`);
  await page.getByRole("link", { name: "Labels and taints" }).click();
  const dialog = page.getByRole("dialog", { name: "Labels and taints" });
  await expect(dialog.getByRole("textbox", { name: "Key of label 1", exact: true })).toHaveValue("node-role");
  await dialog.getByRole("button", { name: "Review changes" }).click();
  await expect(dialog.getByText("No changes. Nothing was sent.")).toBeVisible();
  await dialog.getByRole("button", { name: "Add label" }).click();
  await dialog.getByRole("textbox", { name: "Key of label 2", exact: true }).fill("not a key");
  await dialog.getByRole("button", { name: "Review changes" }).click();
  await expect(dialog.getByRole("textbox", { name: "Key of label 2", exact: true })).toBeFocused();
  await dialog.getByRole("textbox", { name: "Key of label 2", exact: true }).fill("tier");
  await dialog.getByRole("textbox", { name: "Value of label 2", exact: true }).fill("edge");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Your changes have not been saved", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Keep editing" }).click();
  await dialog.getByRole("button", { name: "Review changes" }).click();
  const plan = page.getByRole("dialog", { name: "Review 1 change" });
  await save(plan);
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/basic$/);
  expect((await cloud.requests(pool)).at(-1)).toEqual({
    kubernetes_config: { labels: [{ key: "node-role", value: "ingress" }, { key: "tier", value: "edge" }] },
    update_nodes: true,
  });
});

test("however often Escape is pressed, nothing that was entered is lost", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  await page.goto(`${listUrl}/${pool}/labels`);
  const dialog = page.getByRole("dialog", { name: "Labels and taints" });
  const value = dialog.getByRole("textbox", { name: "Value of label 1", exact: true });
  await value.fill("edge");
  for (let press = 0; press < 5; press++) await page.keyboard.press("Escape");
  // It asks and stops asking in turn, and the browser closes what it wants in between.
  const stay = page.getByRole("button", { name: "Keep editing" });
  await expect(async () => {
    if (!(await stay.isVisible())) await page.keyboard.press("Escape");
    await expect(stay).toBeFocused({ timeout: 1000 });
  }).toPass();
  await stay.click();
  await expect(dialog).toBeVisible();
  await expect(value).toHaveValue("edge");
});

for (const [address, name, field] of [
  ["labels", "Labels and taints", "Value of label 1"],
  ["edit", /^Edit/, "Node pool name"],
] as const) {
  test(`a question that the browser closed with its dialog is asked on top of it again: ${address}`, async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
    await page.goto(`${listUrl}/${pool}/${address}`);
    const value = page.getByRole("dialog", { name }).getByRole("textbox", { name: field, exact: true });
    await value.fill("edge");
    await page.keyboard.press("Escape");
    const stay = page.getByRole("button", { name: "Keep editing" });
    await expect(stay).toBeFocused();
    // As the browser does when Escape is pressed faster than it can be answered.
    await page.evaluate(() => [...document.querySelectorAll<HTMLDialogElement>("dialog[open]")].reverse().forEach((one) => one.close()));
    await expect(stay).toBeFocused();
    await stay.click();
    await expect(value).toHaveValue("edge");
  });
}

test("case 25: in an empty pool a change of instance types shows at once", async ({ page, cloud, listUrl }) => {
  const form = await openEdit(page, listUrl, "arm-builds");
  await form.picker("Instance types").getByRole("button", { name: /^Remove ecs.c8y.2xlarge/ }).click();
  const plan = await review(form);
  await expect(plan.locator('[data-path="scaling_group.instance_types"]')).toContainText("ecs.g8y.2xlarge, ecs.c8y.2xlarge → ecs.g8y.2xlarge");
  await save(plan);
  await expect(form.dialog).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: "arm-builds" });
  await expect(row.getByText("and 1 more")).toHaveCount(0);
  expect((await cloud.pool((await cloud.cluster()).cluster_id, "arm-builds")).scaling_group.instance_types).toEqual(["ecs.g8y.2xlarge"]);
});

test("an edit survives a reload on top of what the pool is then, and Escape asks before it is lost", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  const form = await openEdit(page, listUrl, MANUAL);
  await form.enter("Size of the system disk", "200");
  await expect(form.dialog.getByText(/^Draft saved/)).toBeVisible();
  await cloud.modify(cluster, pool, { nodepool_info: { name: "renamed" } });
  await page.reload();
  await expect(form.number("Size of the system disk")).toHaveValue("200");
  await expect(form.name).toHaveValue("renamed");
  const plan = await review(form);
  await expect(plan.locator("[data-path]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(plan).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Your changes have not been saved", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(form.dialog).toBeHidden();
});

test.describe("what goes wrong", () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  test("case 13: auto to manual keeps the nodes there are, and asks again when there are others", async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = await cloud.create(cluster, "auto", (body) => {
      delete body.scaling_group.desired_size;
      body.auto_scaling = { enable: true, min_instances: 5, max_instances: 20 };
    });
    await cloud.advance(400);
    await expect.poll(async () => (await cloud.pool(cluster, "auto")).status.healthy_nodes).toBe(5);
    const form = await openEdit(page, listUrl, "auto");
    await form.choose(/^Manual/);
    await expect(form.number("Expected nodes")).toHaveValue("5");
    const plan = await review(form);
    await expect(plan.locator('[data-path="auto_scaling.enable"]')).toContainText("Auto → Manual");
    await expect(plan.locator('[data-path="auto_scaling.min_instances"]')).toContainText("5 → 0");
    await expect(plan.locator('[data-path="auto_scaling.max_instances"]')).toContainText("20 → 2,000");
    await expect(plan.locator('[data-path="scaling_group.desired_size"]')).toContainText("none → 5");
    await expect(plan.getByText("No node is added or removed now.")).toBeVisible();
    // One more by somebody else.
    await cloud.modify(cluster, pool, { auto_scaling: { min_instances: 6 } });
    await cloud.advance(400);
    await expect.poll(async () => (await cloud.pool(cluster, "auto")).status.total_nodes).toBe(6);
    const answer = page.waitForResponse((response) => response.request().method() === "PUT");
    await save(plan);
    expect((await answer).status()).toBe(409);
    await expect(plan.getByText("The pool has 6 nodes now, not 5.", { exact: false })).toBeVisible();
    await plan.getByRole("button", { name: "Take 6" }).click();
    await expect(plan.locator('[data-path="scaling_group.desired_size"]')).toContainText("none → 6");
    await save(plan);
    await expect(form.dialog).toBeHidden();
    expect((await cloud.requests(pool)).at(-1)).toEqual({ auto_scaling: { enable: false }, scaling_group: { desired_size: 6 } });
    expect((await cloud.pool(cluster, "auto")).auto_scaling).toMatchObject({ enable: false, min_instances: 0, max_instances: 2000 });
  });

  test("case 5: of two who edit one field the second sees base, theirs and mine", async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
    const form = await openEdit(page, listUrl, MANUAL);
    await form.enter("Size of the system disk", "200");
    await form.name.fill("mine");
    // The same field and another one.
    await cloud.modify(cluster, pool, { scaling_group: { system_disk_size: 80, multi_az_policy: "BALANCE" } });
    const plan = await review(form);
    await save(plan);
    await expect(plan.getByText("meanwhile changed from 60 GiB to 80 GiB. You want 200 GiB.", { exact: false })).toBeVisible();
    expect((await cloud.requests(pool)).at(-1)).toEqual({ scaling_group: { system_disk_size: 80, multi_az_policy: "BALANCE" } });
    await plan.getByRole("button", { name: "Keep 200 GiB" }).click();
    await expect(plan.locator('[data-path="scaling_group.system_disk_size"]')).toContainText("80 GiB → 200 GiB");
    await save(plan);
    await expect(form.dialog).toBeHidden();
    expect((await cloud.requests(pool)).at(-1)).toEqual({ nodepool_info: { name: "mine" }, scaling_group: { system_disk_size: 200 } });
    expect((await cloud.pool(cluster, "mine")).scaling_group.multi_az_policy).toBe("BALANCE");
  });

  test("case 5: a draft that was kept asks before it overwrites what somebody else changed since", async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
    const form = await openEdit(page, listUrl, MANUAL);
    await form.enter("Size of the system disk", "200");
    await expect(form.dialog.getByText(/^Draft saved/)).toBeVisible();
    await cloud.modify(cluster, pool, { scaling_group: { system_disk_size: 80 } });
    await page.reload();
    await expect(form.number("Size of the system disk")).toHaveValue("200");
    const plan = await review(form);
    await expect(plan.getByText("meanwhile changed from 60 GiB to 80 GiB. You want 200 GiB.", { exact: false })).toBeVisible();
    await save(plan);
    await expect(plan.getByText("Somebody else changed this value", { exact: false })).toBeVisible();
    expect((await cloud.pool(cluster, MANUAL)).scaling_group.system_disk_size).toBe(80);
    await plan.getByRole("button", { name: "Keep 200 GiB" }).click();
    await save(plan);
    await expect(form.dialog).toBeHidden();
    expect((await cloud.requests(pool)).at(-1)).toEqual({ scaling_group: { system_disk_size: 200 } });
  });

  test("case 5: taking theirs leaves the rest of mine", async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
    const form = await openEdit(page, listUrl, MANUAL);
    await form.enter("Size of the system disk", "200");
    await form.name.fill("mine");
    await cloud.modify(cluster, pool, { scaling_group: { system_disk_size: 80 } });
    const plan = await review(form);
    await save(plan);
    await plan.getByRole("button", { name: "Take 80 GiB" }).click();
    await expect(plan.getByRole("heading", { name: "Review 1 change" })).toBeVisible();
    await save(plan);
    await expect(form.dialog).toBeHidden();
    expect((await cloud.requests(pool)).at(-1)).toEqual({ nodepool_info: { name: "mine" } });
  });

  test("a question that is not answered says so in the review, and what only others changed is in the form", async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
    const form = await openEdit(page, listUrl, MANUAL);
    await form.enter("Size of the system disk", "200");
    await cloud.modify(cluster, pool, { scaling_group: { system_disk_size: 80, desired_size: 5 } });
    const plan = await review(form);
    await save(plan);
    await expect(plan.getByRole("button", { name: "Keep 200 GiB" })).toBeVisible();
    await save(plan);
    await expect(plan.getByRole("alert").filter({ hasText: "Somebody else changed this value. Choose one first." })).toBeVisible();
    await plan.getByRole("button", { name: "Take 80 GiB" }).click();
    await save(plan);
    await expect(plan.getByRole("alert").filter({ hasText: "No changes. Nothing was sent." })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(form.number("Expected nodes")).toHaveValue("5");
    await expect(form.number("Size of the system disk")).toHaveValue("80");
  });

  test("a value that ACK refuses is named at its field", async ({ page, listUrl }) => {
    const form = await openEdit(page, listUrl, MANUAL);
    await form.enter("Size of the system disk", "200");
    await page.route("**/nodepools/*", (route) => {
      if (route.request().method() !== "PUT") return route.fallback();
      const refusal = { code: "InvalidParameter", message: "scaling_group.system_disk_size: not in this zone" };
      return route.fulfill({ status: 400, contentType: "application/json", body: JSON.stringify(refusal) });
    });
    const plan = await review(form);
    await save(plan);
    await expect(plan).toBeHidden();
    await expect(form.number("Size of the system disk")).toBeFocused();
    await expect(form.dialog.getByText("ACK refused this value: scaling_group.system_disk_size: not in this zone").first()).toBeVisible();
  });

  test("a change whose answer got lost is asked about, and what was entered since is saved after it", async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
    const form = await openEdit(page, listUrl, MANUAL);
    await form.enter("Size of the system disk", "200");
    // The first is made, but neither its answer nor that to the same request again reaches the browser.
    await page.route("**/nodepools/*", async (route) => {
      if (route.request().method() !== "PUT") return route.fallback();
      await route.fetch();
      return route.abort();
    });
    const plan = await review(form);
    await save(plan);
    await expect(plan.getByText("not known whether the changes were saved", { exact: false })).toBeVisible({ timeout: 60_000 });
    await page.unroute("**/nodepools/*");
    await page.keyboard.press("Escape");
    await form.name.fill("mine");
    const again = await review(form);
    await save(again);
    await expect(again.getByRole("alert").filter({ hasText: "1 change saved" })).toBeVisible();
    await expect(again.getByRole("heading", { name: "Review 1 change" })).toBeVisible();
    await save(again);
    await expect(form.dialog).toBeHidden();
    const requests = await cloud.requests(pool);
    expect(requests.slice(-2)).toEqual([{ scaling_group: { system_disk_size: 200 } }, { nodepool_info: { name: "mine" } }]);
  });

  for (const [what, fault, text] of [
    ["refused", { kind: "status", status: 400, code: "InvalidParameter" }, "Nothing was saved. Your changes are still here."],
    ["forbidden", { kind: "status", status: 403, code: "Forbidden.RAM" }, "You have no permission to edit this node pool"],
    ["throttled", { kind: "status", status: 429, code: "Throttling.User" }, "Too many requests at the moment"],
    ["failed", { kind: "status", status: 500, code: "InternalError" }, "not known whether the changes were saved"],
    ["answered with a page", { kind: "html" }, "not known whether the changes were saved"],
  ] as const) {
    test(`an edit that is ${what} says so, loses nothing, and can be saved again`, async ({ page, cloud, listUrl }) => {
      test.slow();
      await cloud.fail({ operation: "ModifyClusterNodePool", ...fault, times: 100 });
      const form = await openEdit(page, listUrl, MANUAL);
      await form.enter("Size of the system disk", "200");
      const plan = await review(form);
      await save(plan);
      await expect(plan.getByRole("alert")).toContainText(text, { timeout: 60_000 });
      await cloud.recover();
      await save(plan);
      await expect(form.dialog).toBeHidden({ timeout: 30_000 });
      const cluster = (await cloud.cluster()).cluster_id;
      expect((await cloud.pool(cluster, MANUAL)).scaling_group.system_disk_size).toBe(200);
    });
  }

  test("a pool that cannot be read says so, and reading again opens the form", async ({ page, cloud, listUrl }) => {
    await cloud.fail({ operation: "DescribeClusterNodePoolDetail", kind: "status", status: 403, code: "Forbidden.RAM", times: 1 });
    await page.goto(listUrl);
    await page.getByRole("link", { name: `Edit ${MANUAL}`, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Edit node pool" });
    await expect(dialog.getByText("Not found, or no access")).toBeVisible();
    await dialog.getByRole("button", { name: "Retry" }).click();
    await expect(dialog.getByRole("textbox", { name: "Node pool name", exact: true })).toHaveValue(MANUAL);
  });
});
