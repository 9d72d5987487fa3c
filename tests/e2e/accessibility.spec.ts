import type { Page } from "@playwright/test";

import { expectAccessible } from "./console/accessibility.ts";
import { expect, test } from "./console/fixtures.ts";

// Axe reads the page twice per state, in both themes.
test.describe.configure({ timeout: 240_000 });

for (const locale of ["en-US", "zh-CN"]) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test(`clusters, list, filter without a match and help have no violation (${locale})`, async ({ page, consoleUrl, listUrl }) => {
      await page.goto(consoleUrl);
      await expect(page.getByRole("rowheader").first()).toBeVisible();
      await expectAccessible(page, "clusters");
      await page.goto(listUrl);
      await expect(page.getByRole("rowheader").first()).toBeVisible();
      await expectAccessible(page, "list");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page, "shortcuts");
      await page.keyboard.press("Escape");
      await page.locator("button[popovertarget=columns]").click();
      await expect(page.locator("#columns input").first()).toBeVisible();
      await expectAccessible(page, "columns");
      await page.keyboard.press("Escape");
      await page.goto(`${listUrl}?filter=no-such-pool`);
      await expect(page.getByRole("rowheader")).toHaveCount(0);
      await expectAccessible(page, "no match");
      await page.goto(`${consoleUrl}/nowhere`);
      await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
      await expectAccessible(page, "no such page");
      await page.goto(`${consoleUrl}/clusters/c0/nodepools`);
      await expect(page.getByText("ErrorClusterNotFound")).toBeVisible();
      await expectAccessible(page, "no such cluster");
    });

    test(`the form has no violation, untouched, wrong, and with every tab (${locale})`, async ({ page, listUrl }) => {
      await openForm(page, listUrl);
      await expectAccessible(page, "form");
      const dialog = page.locator("dialog.create");
      await page.locator("#tab-summary").click();
      await expectAccessible(page, "summary");
      await dialog.locator(".section-head button[aria-expanded]").click();
      await dialog.locator(".disks .btn").last().click();
      for (const add of await dialog.locator(".kv-foot button").all()) await add.click();
      await dialog.locator("input").first().fill("-wrong");
      await page.locator("#create-confirm").click();
      await expect(dialog.locator("[aria-invalid=true]").first()).toBeVisible();
      await page.locator("#tab-problems").click();
      await expect(dialog.locator(".problems li").first()).toBeVisible();
      await expectAccessible(page, "form with problems");
      await dialog.locator(".picker footer button[aria-expanded]").nth(1).click();
      await expect(dialog.locator("[role=option]").first()).toBeVisible();
      await expectAccessible(page, "picker of instance types");
    });

    test(`the choosers, spot limits, the question and a restored draft have no violation (${locale})`, async ({ page, listUrl }) => {
      await openForm(page, listUrl);
      const dialog = page.locator("dialog.create");
      await dialog.locator("input").first().fill("kept");
      for (const [index, state] of [[0, "picker of vSwitches"], [2, "picker of key pairs"]] as const) {
        const toggle = dialog.locator(".picker footer button[aria-expanded]").nth(index);
        await toggle.click();
        await expect(dialog.locator("[role=option]").first()).toBeVisible();
        await expectAccessible(page, state);
        await toggle.click();
      }
      // Spot is the last kind of billing.
      await dialog.locator("[data-path='scaling_group.instance_charge_type'] input[type=radio]").last().check({ force: true });
      await expect(dialog.locator("[id*=spot_price_limit]").first()).toBeVisible();
      await expectAccessible(page, "spot limits");
      await page.keyboard.press("Escape");
      await expect(page.locator("#leave-stay")).toBeVisible();
      await expectAccessible(page, "question before leaving");
      await page.locator("#leave-stay").click();
      await expect(dialog.locator("header .muted").last()).toContainText(/\d\d:\d\d/);
      await page.reload();
      await expect(dialog.locator("input").first()).toHaveValue("kept");
      await expectAccessible(page, "restored draft");
    });

    test(`every control of the form has no violation (${locale})`, async ({ page, listUrl }) => {
      await openForm(page, listUrl);
      const dialog = page.locator("dialog.create");
      await dialog.locator(".section-head button[aria-expanded]").click();
      const choose = (group: string, value: string) => dialog.locator(`${group} input[value="${value}"]`).check({ force: true });
      await choose("#f-auto_scaling-enable", "auto");
      await choose("#f-scaling_group-instance_charge_type", "prepaid");
      await choose("#image-kind", "custom");
      await choose("#logon-method", "password");
      for (const id of ["auto_renew", "system_disk_encrypted", "internet_charge_type"]) {
        await dialog.locator(`input#f-scaling_group-${id}`).check({ force: true });
      }
      for (const id of ["kubernetes_config-node_name_mode", "management-enable"]) {
        await dialog.locator(`input#f-${id}`).check({ force: true });
      }
      await dialog.locator(".disks .btn").last().click();
      await dialog.locator(".disk button[aria-expanded]").first().click();
      await expect(dialog.locator(".managed input").first()).toBeVisible();
      await expectAccessible(page, "every control");
      for (const about of await dialog.locator("button.about").all()) await about.click();
      await expect(dialog.locator(".about-text")).not.toHaveCount(0);
      await expectAccessible(page, "every help text");
      await dialog.locator("#f-scaling_group-security_group_ids-add").click();
      await expect(dialog.locator("[role=option]").first()).toBeVisible();
      await expectAccessible(page, "picker of security groups");
    });

    test(`the confirmation has no violation, on the way and done (${locale})`, async ({ page, cloud, consoleUrl }) => {
      const cluster = (await cloud.cluster()).cluster_id;
      const pool = await cloud.create(cluster, "accessible");
      await page.goto(`${consoleUrl}/clusters/${cluster}/nodepools/${pool}/created`);
      await expect(page.getByRole("heading", { name: "accessible", level: 1 })).toBeVisible();
      await expectAccessible(page, "on the way");
      await page.locator(".page-foot button").first().click();
      await expect(page.locator("#c2c pre")).toBeVisible();
      await expectAccessible(page, "as code");
      await cloud.advance(400);
      await expect(page.locator("progress")).toHaveAttribute("value", "100");
      await expectAccessible(page, "done");
      await page.goto(`${consoleUrl}/clusters/${cluster}/nodepools/np-none/created`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page, "no such pool");
    });

    test(`the page of a pool and its dialogs have no violation (${locale})`, async ({ page, cloud, listUrl }) => {
      const pool = (await cloud.pool((await cloud.cluster()).cluster_id, "legacy-centos")).nodepool_info.nodepool_id;
      await page.goto(`${listUrl}/${pool}/basic`);
      await expect(page.locator("#main dd").nth(12)).toBeVisible();
      await expectAccessible(page, "basic information");
      await page.locator(".page-foot button").first().click();
      await expect(page.locator("#c2c pre")).toBeVisible();
      await expectAccessible(page, "basic information as code");
      await page.goto(`${listUrl}/${pool}/scale`);
      await page.locator("#scale-added").fill("0");
      await page.locator("#change-confirm").click();
      await expect(page.locator("#scale-added[aria-invalid=true]")).toBeVisible();
      await expectAccessible(page, "scale, wrong");
      await page.locator("#scale-added").fill("3");
      await expect(page.locator(".plan")).toBeVisible();
      await expectAccessible(page, "scale, planned");
      await page.goto(`${listUrl}/${pool}/delete`);
      await expect(page.locator(".fates li").first()).toBeVisible();
      await page.locator("#change-confirm").click();
      await expectAccessible(page, "delete, asked");
      await page.locator("#delete-name").fill("legacy-centos");
      await page.locator("#change-confirm").click();
      await expect(page.locator("#delete-done")).toBeFocused();
      await expectAccessible(page, "delete, on the way");
      await cloud.advance(120);
      await expect(page.locator(".fates li").first()).toBeVisible();
      await expectAccessible(page, "delete, done");
    });

    test(`editing has no violation, read-only fields, the review and the small dialog included (${locale})`, async ({ page, cloud, listUrl }) => {
      const pool = (await cloud.pool((await cloud.cluster()).cluster_id, "ingress")).nodepool_info.nodepool_id;
      await page.goto(`${listUrl}/${pool}/edit`);
      const dialog = page.locator("dialog.create");
      await expect(dialog.locator("#f-nodepool_info-name")).toHaveValue("ingress");
      await dialog.locator(".section-head button[aria-expanded]").click();
      await page.locator("#create-confirm").click();
      await expect(dialog.locator(".remark")).toBeVisible();
      await expectAccessible(page, "edit, unchanged");
      await dialog.locator("#f-nodepool_info-name").fill("renamed");
      await dialog.locator("#f-scaling_group-system_disk_size").fill("200");
      await page.locator("#create-confirm").click();
      await expect(page.locator(".changes li")).toHaveCount(2);
      await expectAccessible(page, "review");
      await page.goto(`${listUrl}/${pool}/labels`);
      await expect(page.locator("dialog .kv-row").first()).toBeVisible();
      await expectAccessible(page, "labels and taints");
    });

    test.describe("empty", () => {
      test.use({ serve: { seed: "empty" } });

      test(`the empty list has no violation (${locale})`, async ({ page, listUrl }) => {
        await page.goto(listUrl);
        await expect(page.getByRole("heading", { level: 2 }).or(page.locator(".blank")).first()).toBeVisible();
        await expectAccessible(page, "empty");
      });
    });

    test.describe("broken", () => {
      test.use({ expectedMessages: [/Failed to (load resource|fetch)|ERR_|EventSource/] });

      test(`the list that could not be read has no violation (${locale})`, async ({ page, cloud, listUrl }) => {
        await cloud.fail({ operation: "DescribeClusterNodePools", kind: "status", status: 500, code: "InternalError", times: 1000 });
        await page.goto(listUrl);
        await expect(page.getByText("InternalError")).toBeVisible({ timeout: 20_000 });
        await expectAccessible(page, "failed");
      });

      test(`a refusal and an unknown outcome in the form have no violation (${locale})`, async ({ page, cloud, listUrl }) => {
        await openForm(page, listUrl);
        const dialog = page.locator("dialog.create");
        await dialog.locator(".picker footer button[aria-expanded]").nth(2).click();
        await dialog.locator("[role=option]").filter({ hasText: "ops" }).first().click();
        await cloud.fail({ operation: "CreateClusterNodePool", kind: "status", status: 403, code: "Forbidden.RAM", times: 1 });
        await page.locator("#create-confirm").click();
        await expect(dialog.getByRole("alert")).toBeVisible();
        await expectAccessible(page, "refused");
        let lost = 0;
        await page.route(/\/openapi\/cs\/clusters\/[^/]+\/nodepools$/, async (route) => {
          if (route.request().method() !== "POST") return route.fallback();
          lost += 1;
          return route.abort("connectionreset");
        });
        await page.locator("#create-confirm").click();
        await expect.poll(() => lost).toBeGreaterThan(0);
        await expect(page.locator("#create-confirm")).toHaveAttribute("aria-busy", "true");
        await expectAccessible(page, "looking for the outcome");
        await expect(dialog.getByRole("alert")).toBeVisible({ timeout: 30_000 });
        await expectAccessible(page, "unknown outcome");
      });

      test(`the part that comes later and cannot be loaded has no violation (${locale})`, async ({ page, listUrl }) => {
        await page.route(/whole-console/, (route) => route.abort());
        await page.goto(`${listUrl}/create`);
        await expect(page.getByRole("dialog").locator(".blank button")).toBeVisible();
        await expectAccessible(page, "form not loaded");
      });

      test(`a notice and the list of notices have no violation (${locale})`, async ({ page, listUrl }) => {
        // What an address says in vain is told.
        await page.goto(`${listUrl}?status=nonsense`);
        await expect(page.locator(".toast").first()).toBeVisible();
        await expectAccessible(page, "notice");
        await page.locator("button[popovertarget=notifications]").click();
        await expect(page.locator("#notifications li").first()).toBeVisible();
        await expectAccessible(page, "list of notices");
      });

      test(`the program's end has no violation (${locale})`, async ({ page, consoleUrl }) => {
        await page.route(/_bg\.wasm$/, (route) => route.abort());
        await page.goto(consoleUrl);
        await expect(page.getByRole("alert")).toBeVisible();
        await expectAccessible(page, "not started");
      });

      test(`the overlay after a defect has no violation (${locale})`, async ({ page, listUrl }) => {
        await page.goto(listUrl);
        await expect(page.getByRole("rowheader").first()).toBeVisible();
        await page.evaluate(() => dispatchEvent(new CustomEvent("console:panic", { detail: "panicked at src/main.rs:1:1" })));
        await expect(page.getByRole("alert")).toBeVisible();
        await expectAccessible(page, "stopped");
      });
    });

    test.describe("narrow", () => {
      test.use({ viewport: { width: 390, height: 844 } });

      test(`list and form have no violation on a narrow screen (${locale})`, async ({ page, listUrl }) => {
        await page.goto(listUrl);
        await expect(page.getByRole("rowheader").first()).toBeVisible();
        await expectAccessible(page, "narrow list");
        await openForm(page, listUrl);
        await expectAccessible(page, "narrow form");
      });
    });
  });
}

async function openForm(page: Page, listUrl: string): Promise<void> {
  await page.goto(`${listUrl}/create`);
  const dialog = page.locator("dialog.create");
  await expect(dialog.locator("input").first()).not.toHaveValue("");
  await expect(dialog.locator(".picker ol > li")).not.toHaveCount(0);
}
