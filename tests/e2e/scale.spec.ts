import { expect, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";
import { addressOf, openFromList } from "./console/pool.ts";

// In the demo cloud: manual with an expected number.
const MANUAL = "ingress";
const AUTO = "web-frontend";

test("case 2: expected nodes 2 to 3 sends that one path, and everything else reads the same", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const before = await cloud.pool(cluster, MANUAL);
  const dialog = await openFromList(page, listUrl, MANUAL, "Scale");
  const expected = dialog.getByRole("spinbutton", { name: "Expected nodes" });
  await expect(expected).toHaveValue("2");
  await expected.fill("3");
  await expect(dialog.getByText("1 node is added.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator(".toast").getByText("ingress: Expected nodes 2 → 3")).toBeVisible();
  const requests = await cloud.requests(before.nodepool_info.nodepool_id);
  expect(requests.at(-1)).toEqual({ scaling_group: { desired_size: 3 } });
  const after = await cloud.pool(cluster, MANUAL);
  for (const pool of [before, after]) {
    delete pool.status;
    delete pool.nodepool_info.updated;
    delete pool.scaling_group.desired_size;
  }
  expect(after).toEqual(before);
});

test("case 4: what is typed stays when the server's number moves, and both are offered", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  const dialog = await openFromList(page, listUrl, MANUAL, "Scale");
  const expected = dialog.getByRole("spinbutton", { name: "Expected nodes" });
  await expected.fill("7");
  await page.keyboard.press("ArrowLeft");
  await cloud.modify(cluster, pool, { scaling_group: { desired_size: 5 } });
  await expect(dialog.getByText("Meanwhile this changed from 2 to 5. You entered 7.")).toBeVisible();
  await expect(expected).toHaveValue("7");
  await expect(expected).toBeFocused();
  expect(await expected.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(0);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Choose one first", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Keep 7" }).click();
  await expect(dialog.getByText(/^Meanwhile/)).toHaveCount(0);
  await expect(expected).toHaveValue("7");
});

test("case 4: taking theirs leaves nothing to save", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
  const dialog = await openFromList(page, listUrl, MANUAL, "Scale");
  const expected = dialog.getByRole("spinbutton", { name: "Expected nodes" });
  await expected.fill("7");
  await cloud.modify(cluster, pool, { scaling_group: { desired_size: 5 } });
  await dialog.getByRole("button", { name: "Take 5" }).click();
  await expect(expected).toHaveValue("5");
  const before = (await cloud.requests(pool)).length;
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("No changes. Nothing was sent.")).toBeVisible();
  expect((await cloud.requests(pool)).length).toBe(before);
});

test("case 5: changes of different fields both survive", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = (await cloud.pool(cluster, AUTO)).nodepool_info.nodepool_id;
  const dialog = await openFromList(page, listUrl, AUTO, "Scale");
  await dialog.getByRole("spinbutton", { name: "Minimum", exact: true }).fill("3");
  await cloud.modify(cluster, pool, { auto_scaling: { max_instances: 25 } });
  await expect(dialog.getByRole("spinbutton", { name: "Maximum", exact: true })).toHaveValue("25");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  expect((await cloud.pool(cluster, AUTO)).auto_scaling).toMatchObject({ min_instances: 3, max_instances: 25 });
});

test("case 6: before the pool is read no number is shown, and Save sends nothing", async ({ page, cloud, listUrl }) => {
  const address = await addressOf(cloud, listUrl, MANUAL, "scale");
  const sent: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(request.method()));
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/console\/live/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address);
  const dialog = page.getByRole("dialog", { name: "Scale node pool" });
  await expect(dialog.getByText("The node pool is still being read.").first()).toBeVisible();
  await expect(dialog.getByRole("spinbutton")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Nothing was sent", { exact: false })).toBeVisible();
  expect(sent).toEqual([]);
  release();
  await expect(dialog.getByRole("spinbutton", { name: "Expected nodes" })).toHaveValue("2");
});

test("case 7: twelve impatient steps down stop at 1, and one request is sent", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = await cloud.create(cluster, "impatient", (body) => {
    body.scaling_group.desired_size = 4;
  });
  await cloud.advance(300);
  await expect.poll(async () => (await cloud.pool(cluster, "impatient")).status.healthy_nodes).toBe(4);
  const dialog = await openFromList(page, listUrl, "impatient", "Scale");
  await expect(dialog.getByRole("spinbutton", { name: "Expected nodes" })).toHaveValue("4");
  const less = dialog.getByRole("button", { name: "Less: Expected nodes" });
  for (let press = 0; press < 12; press++) await less.click({ delay: 20 });
  await expect(dialog.getByRole("spinbutton", { name: "Expected nodes" })).toHaveValue("1");
  await expect(dialog.getByText("3 nodes are removed.", { exact: false })).toBeVisible();
  const save = dialog.getByRole("button", { name: "Save" });
  await save.dblclick();
  await expect(dialog).toBeHidden();
  const puts = (await cloud.requests(pool)).filter((body) => body.scaling_group?.desired_size === 1);
  expect(puts).toHaveLength(1);
  const row = page.getByRole("row").filter({ hasText: "impatient" });
  await expect(row.getByText("4 → 1 nodes")).toBeVisible();
});

test("whoever closes the dialog hears all the same how it ended", async ({ page, cloud, listUrl }) => {
  await cloud.fail({ operation: "ModifyClusterNodePool", kind: "delay", milliseconds: 2500, times: 1 });
  const dialog = await openFromList(page, listUrl, MANUAL, "Scale");
  await dialog.getByRole("spinbutton", { name: "Expected nodes" }).fill("4");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("button", { name: /^Sending/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.locator(".toast").getByText("ingress: Expected nodes 2 → 4")).toBeVisible();
});

test.describe("another owner's tag", () => {
  test.use({ serve: { arguments: ["--owner-tag", "owner=platform=iac"] } });

  test("case 18: the tag is the one that the server was started with", async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    for (const [name, value] of [["theirs", "platform=iac"], ["nobodys", "terraform"]] as const) {
      await cloud.create(cluster, name, (body) => {
        body.scaling_group.tags = [{ key: name === "theirs" ? "owner" : "managed-by", value }];
      });
    }
    await cloud.advance(300);
    const dialog = await openFromList(page, listUrl, "theirs", "Scale");
    await expect(dialog.getByText("(ECS tag owner = platform=iac)", { exact: false })).toBeVisible();
    await page.keyboard.press("Escape");
    const other = await openFromList(page, listUrl, "nobodys", "Scale");
    await expect(other.getByRole("spinbutton")).toBeVisible();
    await expect(other.getByText("Terraform manages", { exact: false })).toHaveCount(0);
  });

  test("case 18: the tag is known also to a form that was there before the server had said anything", async ({ page, listUrl }) => {
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    await page.route(/\/console\/live/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${listUrl}/create`);
    const form = new Form(page);
    await form.showTab("Code");
    await expect(form.dialog.getByText("node_pool", { exact: false }).first()).toBeVisible();
    release();
    await form.settled();
    await expect(form.dialog.getByRole("button", { name: "owner = platform=iac", exact: false })).toBeVisible();
  });
});

test("case 18: a pool that Terraform owns warns and shows the line to change", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  await cloud.create(cluster, "from-code", (body) => {
    body.scaling_group.tags = [{ key: "managed-by", value: "terraform" }];
  });
  await cloud.advance(300);
  const dialog = await openFromList(page, listUrl, "from-code", "Scale");
  await expect(dialog.getByText("Terraform manages this node pool", { exact: false })).toBeVisible();
  await dialog.getByRole("spinbutton", { name: "Expected nodes" }).fill("6");
  await expect(dialog.locator(".snippet")).toHaveText(/^desired_size\s+= "?6"?$/);
  await page.keyboard.press("Escape");
  const other = await openFromList(page, listUrl, MANUAL, "Scale");
  await expect(other.getByRole("spinbutton")).toBeVisible();
  await expect(other.getByText("Terraform manages", { exact: false })).toHaveCount(0);
});

test("a pool that scales by itself gets new limits, judged by the rules", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const pool = await cloud.pool(cluster, AUTO);
  const dialog = await openFromList(page, listUrl, AUTO, "Scale");
  const [least, most] = ["Minimum", "Maximum"].map((name) => dialog.getByRole("spinbutton", { name, exact: true }));
  await expect(least!).toHaveValue(String(pool.auto_scaling.min_instances));
  await least!.fill("30");
  await expect(dialog.getByText("The minimum 30 is above the maximum", { exact: false }).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(least!).toBeFocused();
  await least!.fill("3");
  await most!.fill("25");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const requests = await cloud.requests(pool.nodepool_info.nodepool_id);
  expect(requests.at(-1)).toEqual({ auto_scaling: { min_instances: 3, max_instances: 25 } });
});

test("a pool without an expected number grows by what is added", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const before = await cloud.pool(cluster, "legacy-centos");
  const dialog = await openFromList(page, listUrl, "legacy-centos", "Scale");
  await expect(dialog.getByText("Expected nodes is not configured (–)", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("No changes. Nothing was sent.")).toBeVisible();
  await dialog.getByRole("spinbutton", { name: "Nodes to add" }).fill("2");
  await expect(dialog.getByText("2 nodes are added.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await cloud.advance(300);
  await expect.poll(async () => (await cloud.pool(cluster, "legacy-centos")).status.total_nodes).toBe(before.status.total_nodes + 2);
});

test.describe("what goes wrong", () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  test("case 5: of two who change one number the second sees base, theirs and mine", async ({ page, cloud, listUrl }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
    const dialog = await openFromList(page, listUrl, MANUAL, "Scale");
    await dialog.getByRole("spinbutton", { name: "Expected nodes" }).fill("7");
    // The other one is faster, but for a moment.
    await page.route(/\/nodepools\/np/, async (route) => {
      if (route.request().method() === "PUT") await cloud.modify(cluster, pool, { scaling_group: { desired_size: 5 } });
      await route.continue();
    }, { times: 1 });
    const answer = page.waitForResponse((response) => response.request().method() === "PUT");
    await dialog.getByRole("button", { name: "Save" }).click();
    expect((await answer).status()).toBe(409);
    await expect(dialog.getByText("Meanwhile this changed from 2 to 5. You entered 7.")).toBeVisible();
    expect((await cloud.requests(pool)).at(-1)).toEqual({ scaling_group: { desired_size: 5 } });
    await dialog.getByRole("button", { name: "Keep 7" }).click();
    await cloud.advance(300);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    expect((await cloud.requests(pool)).at(-1)).toEqual({ scaling_group: { desired_size: 7 } });
  });

  test("a refusal stands above the buttons, and nothing typed is lost", async ({ page, cloud, listUrl }) => {
    await cloud.fail({ operation: "ModifyClusterNodePool", kind: "status", status: 400, code: "QuotaExceeded.Node", times: 1 });
    const dialog = await openFromList(page, listUrl, MANUAL, "Scale");
    const expected = dialog.getByRole("spinbutton", { name: "Expected nodes" });
    await expected.fill("6");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("alert")).toContainText("A quota is used up");
    await expect(expected).toHaveValue("6");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  });
});
