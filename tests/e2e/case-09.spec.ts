import { expect, test } from "./console/fixtures.ts";
import { addressOf, openFromList } from "./console/pool.ts";

// In the demo cloud: no expected number; three made and two subscribed nodes, and one that was added by hand.
const MIXED = "legacy-centos";

test("case 9: every node is listed with its fate by the rules, and that is what happens", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MIXED)).nodepool_info.nodepool_id;
  const nodes = await cloud.nodes(cluster, pool);
  const dialog = await openFromList(page, listUrl, MIXED, "Delete");
  await expect(dialog.getByText("Expected nodes is not configured (–)", { exact: false })).toBeVisible();
  const rows = dialog.getByRole("list", { name: "Nodes" }).getByRole("listitem");
  await expect(rows).toHaveCount(nodes.length);
  for (const node of nodes) {
    const row = rows.filter({ hasText: node.node_name });
    const kept = node.source === "manual_attach" || node.instance_charge_type === "PrePaid";
    await expect(row.getByText(kept ? "Kept" : "Released", { exact: true })).toBeVisible();
    const why = node.source === "manual_attach" ? /Was added to the pool/ : kept ? /^Subscription: stays/ : /The instance is released/;
    await expect(row.getByText(why)).toBeVisible();
  }
  await expect(dialog.getByText("3 released")).toBeVisible();
  await expect(dialog.getByText("3 kept")).toBeVisible();

  // Neither Enter nor the button without the name deletes.
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "DELETE" && sent.push(request.url()));
  const name = dialog.getByRole("textbox", { name: /To confirm, type/ });
  await dialog.getByRole("button", { name: "Delete node pool" }).click();
  await expect(name).toBeFocused();
  await expect(dialog.getByText(`Type ${MIXED} exactly`, { exact: false })).toBeVisible();
  await name.fill(MIXED);
  await page.keyboard.press("Enter");
  await expect(name).toHaveValue(MIXED);
  expect(sent).toEqual([]);

  await dialog.getByRole("button", { name: "Delete node pool" }).click();
  await expect(dialog.getByText(`${MIXED} is being deleted.`)).toBeVisible();
  expect(sent).toHaveLength(1);
  await cloud.advance(120);
  await expect(dialog.getByText("The node pool is deleted.")).toBeVisible();
  await expect(dialog.getByText("Kept nodes stay registered", { exact: false })).toBeVisible();
  await dialog.locator("footer").getByRole("button", { name: "Close" }).click();
  await expect(page).toHaveURL(/\/nodepools$/);
  await expect(page.getByRole("rowheader").filter({ hasText: MIXED })).toHaveCount(0);

  const left = new Set((await cloud.nodes(cluster)).map((node) => node.instance_id));
  for (const node of nodes) {
    const kept = node.source === "manual_attach" || node.instance_charge_type === "PrePaid";
    expect(left.has(node.instance_id), node.instance_id).toBe(kept);
  }
});

test("case 9: it asks again when the composition changes while it is open", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = await cloud.create(cluster, "grows");
  await cloud.advance(300);
  await expect.poll(async () => (await cloud.pool(cluster, "grows")).status.healthy_nodes).toBe(2);
  await page.goto(await addressOf(cloud, listUrl, "grows", "delete"));
  const dialog = page.getByRole("dialog", { name: "Delete node pool" });
  const rows = dialog.getByRole("list", { name: "Nodes" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  const name = dialog.getByRole("textbox", { name: /To confirm, type/ });
  await name.fill("grows");
  await cloud.modify(cluster, pool, { scaling_group: { desired_size: 3 } });
  await cloud.advance(300);
  await expect(dialog.getByRole("alert")).toContainText("The nodes changed while this was open: 1 new or different");
  await expect(rows).toHaveCount(3);
  await expect(name).toHaveValue("");
  await dialog.getByRole("button", { name: "Delete node pool" }).click();
  await expect(name).toBeFocused();
  expect(await cloud.named(cluster, "grows")).toHaveLength(1);
});

test("case 9: a change that the page has not seen yet is found before anything is deleted", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const dialog = await openFromList(page, listUrl, MIXED, "Delete");
  await dialog.getByRole("textbox", { name: /To confirm, type/ }).fill(MIXED);
  // The nodes as they are a moment later, which the live stream does not tell of.
  await page.route(/\/nodes\?nodepool_id=/, async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    body.nodes[0].instance_charge_type = body.nodes[0].instance_charge_type === "PrePaid" ? "PostPaid" : "PrePaid";
    await route.fulfill({ response: answer, json: body });
  });
  await dialog.getByRole("button", { name: "Delete node pool" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The nodes changed while this was open");
  expect(await cloud.named(cluster, MIXED)).toHaveLength(1);
});

test("case 9: a pool without nodes asks for no name, and Escape deletes nothing", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const dialog = await openFromList(page, listUrl, "arm-builds", "Delete");
  await expect(dialog.getByText("It has no nodes.")).toBeVisible();
  await expect(dialog.getByRole("textbox")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("link", { name: "Delete arm-builds" })).toBeFocused();
  expect(await cloud.named(cluster, "arm-builds")).toHaveLength(1);
  await page.getByRole("link", { name: "Delete arm-builds" }).click();
  await dialog.getByRole("button", { name: "Delete node pool" }).click();
  await expect(dialog.getByText("arm-builds is being deleted.")).toBeVisible();
  await cloud.advance(120);
  await expect(dialog.getByText("The node pool is deleted.")).toBeVisible();
});

test.describe("what goes wrong", () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  test("case 9: nodes that cannot be read are not deleted, and reading again works", async ({ page, cloud, listUrl }) => {
    await cloud.fail({ operation: "DescribeClusterNodes", kind: "status", status: 403, code: "Forbidden.RAM", times: 1 });
    const dialog = await openFromList(page, listUrl, MIXED, "Delete");
    await expect(dialog.getByRole("alert")).toContainText("The nodes could not be read");
    await dialog.getByRole("button", { name: "Delete node pool" }).click();
    await expect(dialog.getByRole("alert")).toContainText("The nodes could not be read");
    await dialog.getByRole("button", { name: "Try again" }).click();
    await expect(dialog.getByRole("list", { name: "Nodes" }).getByRole("listitem")).toHaveCount(6);
  });

  for (const [what, fault, text] of [
    ["refused", { kind: "status", status: 400, code: "ErrorNodePoolState" }, "The node pool was not deleted."],
    ["forbidden", { kind: "status", status: 403, code: "Forbidden.RAM" }, "You have no permission to delete this node pool"],
    ["throttled", { kind: "status", status: 429, code: "Throttling.User" }, "Too many requests at the moment"],
  ] as const) {
    test(`case 9: a deletion that is ${what} says so, and pressing again works`, async ({ page, cloud, listUrl }) => {
      await cloud.fail({ operation: "DeleteClusterNodepool", ...fault, times: 10 });
      const dialog = await openFromList(page, listUrl, MIXED, "Delete");
      await dialog.getByRole("textbox", { name: /To confirm, type/ }).fill(MIXED);
      await dialog.getByRole("button", { name: "Delete node pool" }).click();
      await expect(dialog.getByRole("alert")).toContainText(text, { timeout: 30_000 });
      await cloud.recover();
      await dialog.getByRole("button", { name: "Delete node pool" }).click();
      await expect(dialog.getByText(`${MIXED} is being deleted.`)).toBeVisible();
    });
  }

  test("case 9: a lost answer is looked for, and the deletion is followed", async ({ page, cloud, listUrl }) => {
    await cloud.fail({ operation: "DeleteClusterNodepool", kind: "cut_after", times: 1 });
    const dialog = await openFromList(page, listUrl, MIXED, "Delete");
    await dialog.getByRole("textbox", { name: /To confirm, type/ }).fill(MIXED);
    await dialog.getByRole("button", { name: "Delete node pool" }).click();
    await expect(dialog.getByText(`${MIXED} is being deleted.`)).toBeVisible({ timeout: 30_000 });
    await cloud.advance(120);
    await expect(dialog.getByText("The node pool is deleted.")).toBeVisible();
  });
});
