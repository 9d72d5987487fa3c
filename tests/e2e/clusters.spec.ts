import { expect, test } from "./console/fixtures.ts";

test("the clusters lead to their node pools", async ({ page, cloud, consoleUrl }) => {
  const clusters = await cloud.clusters();
  await page.goto(consoleUrl);
  await expect(page.getByRole("heading", { name: "Clusters", level: 1 })).toBeVisible();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(clusters.length + 1);
  for (const cluster of clusters) {
    const row = rows.filter({ hasText: cluster.name });
    await expect(row.getByText(cluster.region_id)).toBeVisible();
    await expect(row.getByText(cluster.current_version)).toBeVisible();
    await expect(row.getByText("Running")).toBeVisible();
  }
  await page.getByRole("link", { name: clusters[0].name }).click();
  await expect(page).toHaveURL(`${consoleUrl}/clusters/${clusters[0].cluster_id}/nodepools`);
  await expect(page.getByRole("heading", { name: "Node pools", level: 1 })).toBeFocused();
});

test("every page has a title of its own", async ({ page, cloud, consoleUrl, listUrl }) => {
  await page.goto(consoleUrl);
  await expect(page).toHaveTitle("Clusters · Nodepool Console");
  await page.goto(listUrl);
  await expect(page).toHaveTitle(`Node pools · ${(await cloud.cluster()).name} · Nodepool Console`);
});

test("an address that shows nothing leads back", async ({ page, consoleUrl }) => {
  await page.goto(`${consoleUrl}/nowhere`);
  await expect(page.getByRole("heading", { name: "This page does not exist" }).first()).toBeVisible();
  await page.getByRole("link", { name: "Show the clusters" }).click();
  await expect(page.getByRole("heading", { name: "Clusters", level: 1 })).toBeVisible();
});
