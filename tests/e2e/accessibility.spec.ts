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
