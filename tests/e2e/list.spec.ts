import type { Locator } from "@playwright/test";

import { expect, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";

test("the list shows the pools of the cluster and follows them without a reload", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const before = await cloud.pools(cluster);
  await page.goto(listUrl);
  await expect(page.getByRole("heading", { name: "Node pools", level: 1 })).toBeVisible();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(before.length + 1);

  await cloud.create(cluster, "made-elsewhere");
  const row = rows.filter({ hasText: "made-elsewhere" });
  await expect(row.getByText("Initializing")).toBeVisible({ timeout: 2_000 });
  await cloud.advance(12);
  await expect(row.getByText("Scaling Out")).toBeVisible();
  await expect(row.getByText("0 of 2 ready")).toBeVisible();
  await cloud.advance(300);
  await expect(row.getByText("Active")).toBeVisible();
  await expect(row.getByText("2 of 2 ready")).toBeVisible();
});

test("the filter tells no match from empty and lives in the address", async ({ page, cloud, listUrl }) => {
  const total = (await cloud.pools((await cloud.cluster()).cluster_id)).length;
  await page.goto(listUrl);
  await page.getByRole("searchbox", { name: "Filter node pools" }).fill("no-such-pool");
  await expect(page.getByText("No pool matches “no-such-pool”")).toBeVisible();
  await expect(page).toHaveURL(/no-such-pool/);
  await page.getByRole("button", { name: "Clear filter" }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(total + 1);
  await page.goBack();
  await expect(page.getByText("No pool matches “no-such-pool”")).toBeVisible();
});

test("a column sorts both ways and says so", async ({ page, listUrl }) => {
  await page.goto(listUrl);
  const name = page.getByRole("columnheader", { name: "Name" });
  const names = page.getByRole("rowheader").getByRole("link");
  await expect(names).not.toHaveCount(0);
  const ascending = await names.allTextContents();
  await expect(name).toHaveAttribute("aria-sort", "ascending");
  await name.getByRole("button").click();
  await expect(name).toHaveAttribute("aria-sort", "descending");
  await expect(names).toHaveText([...ascending].reverse());
  await page.goBack();
  await expect(name).toHaveAttribute("aria-sort", "ascending");
});

test("a hidden column stays hidden after a reload", async ({ page, listUrl }) => {
  await page.goto(listUrl);
  await expect(page.getByRole("columnheader", { name: "Scaling mode" })).toBeVisible();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Scaling mode" }).click();
  await expect(page.getByRole("columnheader", { name: "Scaling mode" })).toBeHidden();
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Status" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Scaling mode" })).toBeHidden();
});

test("an unknown part of the address is dropped with a notice", async ({ page, listUrl }) => {
  await page.goto(`${listUrl}?sort=nonsense`);
  await expect(page.locator(".toast").getByText(/A part of the address was not understood/)).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Name" })).toBeVisible();
});

test("an unknown cluster reads the same as a forbidden one", async ({ page, consoleUrl }) => {
  await page.goto(`${consoleUrl}/clusters/c${"0".repeat(32)}/nodepools`);
  await expect(page.getByText("Not found, or no access")).toBeVisible();
  await expect(page.getByText("ErrorClusterNotFound")).toBeVisible();
});

test("the list asks at most eight times before it is there", async ({ page, listUrl }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(listUrl);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(8);
});

test.describe("an empty cluster", () => {
  test.use({ serve: { seed: "empty" } });

  test("is told from a filter without a match and offers to create", async ({ page, listUrl }) => {
    await page.goto(listUrl);
    await expect(page.getByText("No node pools yet")).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "Create Node Pool" })).not.toHaveCount(0);
  });
});

test("rows stay and say their age while the cloud does not answer", async ({ page, cloud, listUrl }) => {
  await page.goto(listUrl);
  const rows = page.getByRole("rowheader");
  await expect(rows.first()).toBeVisible();
  await cloud.fail({ operation: "DescribeClusterNodePools", kind: "status", status: 500, code: "InternalError", times: 1000 });
  await expect(page.getByText(/These rows are from/)).toBeVisible({ timeout: 20_000 });
  await expect(rows.first()).toBeVisible();
  await cloud.recover();
  await expect(page.getByText(/These rows are from/)).toBeHidden({ timeout: 20_000 });
});

test.describe("the console's server goes away", () => {
  test.use({ expectedMessages: [/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|EventSource/] });

  test("the page says that it reconnects and keeps its rows", async ({ page, server, listUrl }) => {
    await page.goto(listUrl);
    await expect(page.getByRole("rowheader").first()).toBeVisible();
    await server.stop();
    await expect(page.getByText(/^Reconnecting/).first()).toBeVisible();
    await expect(page.getByRole("rowheader").first()).toBeVisible();
  });
});

test.describe("a window with little room", () => {
  test.use({ viewport: { width: 1100, height: 800 } });

  test("a column that the width has taken away says so in the menu, until the user chooses", async ({ page, listUrl }) => {
    await page.goto(listUrl);
    await expect(page.getByRole("columnheader", { name: "Status" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Operating system" })).toBeHidden();
    await page.getByRole("button", { name: "Columns" }).click();
    const system = page.getByRole("checkbox", { name: /^Operating system/ });
    await expect(system).toHaveAccessibleName("Operating system no room");
    await expect(page.getByRole("checkbox", { name: "Status", exact: true })).toBeVisible();
    await system.click();
    await expect(system).toHaveAccessibleName("Operating system");
  });
});

test("the sign of a search field is seen, in the list and in a chooser", async ({ page, listUrl }) => {
  const isSeen = async (icon: Locator) => {
    await expect(icon).toBeVisible();
    const clip = (await icon.boundingBox()) ?? undefined;
    const shown = await page.screenshot({ clip });
    await icon.evaluate((element: SVGElement) => (element.style.visibility = "hidden"));
    return !shown.equals(await page.screenshot({ clip }));
  };
  await page.goto(listUrl);
  expect(await isSeen(page.locator(".toolbar .search > .icon"))).toBe(true);
  const form = await Form.open(page, listUrl);
  const types = form.dialog.getByRole("group", { name: "Instance types" });
  await types.getByRole("button", { name: "Add instance type" }).click();
  await expect(types.getByRole("listbox").getByRole("option").first()).toBeVisible();
  expect(await isSeen(types.locator(".search > .icon"))).toBe(true);
});
