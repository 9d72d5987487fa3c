import type { Page } from "@playwright/test";

import { expect, pasted, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";
import { addressOf, openFromList } from "./console/pool.ts";

/** The value beside a path. */
const value = (page: Page, path: string) => page.locator(`dd[data-path="${path}"]`);

test("Basic information shows every path that is set, unknown ones as they came", async ({ page, cloud, listUrl }) => {
  const cluster = await cloud.cluster();
  const id = await cloud.create(cluster.cluster_id, "described", (body) => {
    body.new_setting = { nested: "kept verbatim", list: [{ a: 1 }] };
    body.kubernetes_config.labels = [{ key: "tier", value: "web" }];
    body.kubernetes_config.user_data = Buffer.from("#!/bin/sh\necho hi\n").toString("base64");
    body.scaling_group.data_disks = [{ category: "cloud_essd", size: 200, performance_level: "PL1" }];
  });
  await page.goto(listUrl);
  await page.getByRole("link", { name: "described", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/${id}/basic$`));
  await expect(page.getByRole("heading", { name: "described", level: 1 })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("described");

  const [pool] = await cloud.named(cluster.cluster_id, "described");
  const leaves: string[] = [];
  const walk = (node: any, path: string) => {
    if (node === null || node === "" || (Array.isArray(node) && node.length === 0)) return;
    if (typeof node === "object" && !Array.isArray(node)) for (const [key, child] of Object.entries(node)) walk(child, path ? `${path}.${key}` : key);
    else leaves.push(path);
  };
  walk(pool, "");
  expect(leaves.length).toBeGreaterThan(30);
  for (const leaf of leaves) await expect(value(page, leaf), leaf).toHaveCount(1);

  await expect(value(page, "new_setting.nested")).toHaveText("kept verbatim");
  await expect(value(page, "scaling_group.instance_charge_type")).toHaveText("Pay-as-you-go PostPaid");
  await expect(value(page, "scaling_group.system_disk_size")).toHaveText(`${pool.scaling_group.system_disk_size} GiB`);
  await expect(value(page, "auto_scaling.enable")).toHaveText("Manual");
  await expect(value(page, "kubernetes_config.labels").getByRole("row", { name: "tier web" })).toBeVisible();
  await expect(value(page, "scaling_group.vswitch_ids").getByRole("listitem").first()).toContainText("(zone H)");
  await value(page, "kubernetes_config.user_data").getByText("bytes").click();
  await expect(value(page, "kubernetes_config.user_data").getByText("echo hi")).toBeVisible();
  await expect(page.getByText(cluster.cluster_id, { exact: true }).first()).toBeVisible();
});

test("a pool without an expected number shows a dash, one that scales by itself its limits", async ({ page, cloud, listUrl }) => {
  await page.goto(await addressOf(cloud, listUrl, "legacy-centos", "basic"));
  const fact = (name: string) => page.locator(".facts-strip > div").filter({ hasText: name });
  await expect(fact("Expected nodes").locator("dd")).toHaveText("–");
  await page.goto(await addressOf(cloud, listUrl, "web-frontend", "basic"));
  await expect(page.getByRole("heading", { name: "Elastic scaling" })).toBeVisible();
  await expect(value(page, "auto_scaling.min_instances")).toHaveText("2");
  await expect(fact("Expected nodes").locator("dd")).toHaveText("–");
});

test("ids are copied, and the pool goes home as Terraform with its import block", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const id = (await cloud.pool(cluster, "ingress")).nodepool_info.nodepool_id;
  await page.goto(await addressOf(cloud, listUrl, "ingress", "basic"));
  await page.getByRole("button", { name: "Copy: Scaling group" }).click();
  expect(await pasted(page)).toMatch(/^asg-/);
  await page.getByRole("button", { name: "Console-to-Code" }).click();
  await page.getByRole("button", { name: "Copy the code" }).click();
  await expect(page.getByRole("button", { name: "Copy the code" })).toContainText("Copied");
  expect(await pasted(page)).toContain(`id = "${cluster}:${id}"`);
});

test("the page follows the pool, and a deleted one is missing", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, "ingress")).nodepool_info.nodepool_id;
  await page.goto(await addressOf(cloud, listUrl, "ingress", "basic"));
  await expect(value(page, "scaling_group.desired_size")).toHaveText("2");
  await cloud.modify(cluster, pool, { scaling_group: { desired_size: 3 } });
  await expect(value(page, "scaling_group.desired_size")).toHaveText("3");
  await expect(page.locator(".page-title .status")).toHaveText("Updating");
  await cloud.advance(300);
  await expect(page.locator(".page-title .status")).toHaveText("Active");
  await cloud.remove(cluster, pool);
  await cloud.advance(300);
  await expect(page.getByRole("heading", { name: "There is no such node pool" })).toBeVisible();
});

test("a dialog lies over the page it was opened from, and closing leads back there", async ({ page, cloud, listUrl }) => {
  await page.goto(await addressOf(cloud, listUrl, "ingress", "basic"));
  await page.getByRole("link", { name: "Delete", exact: true }).click();
  await expect(page).toHaveURL(/\/delete$/);
  await expect(page.getByRole("dialog", { name: "Delete node pool" })).toBeVisible();
  await expect(page.locator("#main h1")).toHaveText("ingress");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/basic$/);
  await expect(page.getByRole("link", { name: "Delete", exact: true })).toBeFocused();
  await page.goto(`${listUrl}?filter=ingress`);
  await page.getByRole("link", { name: "Scale ingress" }).click();
  await expect(page).toHaveURL(/\/scale\?filter=ingress$/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/nodepools\?filter=ingress$/);
  await expect(page.getByRole("rowheader")).toHaveCount(1);
});

test("Clone opens Create filled like the pool, under another name, and makes it", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = await cloud.pool(cluster, "ingress");
  await openFromList(page, listUrl, "ingress", "Clone");
  const dialog = page.getByRole("dialog", { name: "Clone node pool" });
  await expect(dialog.getByRole("textbox", { name: "Node pool name", exact: true })).toHaveValue("ingress-2");
  await expect(dialog.getByRole("combobox", { name: "Operating system" })).toHaveValue("ContainerOS");
  await expect(dialog.getByRole("radio", { name: "Public image", exact: true })).toBeChecked();
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(/\/created$/);
  const made = await cloud.pool(cluster, "ingress-2");
  for (const one of [pool, made]) {
    for (const key of ["name", "nodepool_id", "created", "updated"]) delete one.nodepool_info[key];
    delete one.scaling_group.scaling_group_id;
    delete one.status;
  }
  expect(made).toEqual(pool);
});

test("Clone leaves without a question while nothing was changed, and asks once something was", async ({ page, cloud, listUrl }) => {
  await openFromList(page, listUrl, "web-frontend", "Clone");
  const dialog = page.getByRole("dialog", { name: "Clone node pool" });
  const name = dialog.getByRole("textbox", { name: "Node pool name", exact: true });
  await expect(name).toHaveValue("web-frontend-2");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Clone web-frontend" }).click();
  await expect(name).toHaveValue("web-frontend-2");
  await name.fill("mine");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Discard this draft?")).toBeVisible();
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(dialog).toBeHidden();
  const form = await Form.open(page, listUrl);
  await expect(form.name).not.toHaveValue("mine");
  expect(await cloud.named((await cloud.cluster()).cluster_id, "mine")).toHaveLength(0);
});
