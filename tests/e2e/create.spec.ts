import type { Locator, Page } from "@playwright/test";

import { expect, pasted, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";
import { argument, expectFormatted, expectKnownArguments, strings } from "./console/terraform.ts";

test("a pool of two nodes is created, comes to life and goes home as Terraform", async ({ page, cloud, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await markThisVisit(page);
  await form.complete("web-e2e");
  await form.expandAdvanced();
  await form.addPair("label", 1, "tier", "web");
  await form.addPair("tag", 1, "team", "shop");
  await form.enter("Size of the system disk", "200");
  const shown = {
    name: await form.name.inputValue(),
    vswitches: await form.chosen("vSwitches").allTextContents(),
    types: await form.chosen("Instance types").allTextContents(),
    key: await form.chosen("Key pair").textContent(),
    category: await form.dialog.getByRole("combobox", { name: "Type of the system disk" }).inputValue(),
    size: Number(await form.number("Size of the system disk").inputValue()),
    image: await form.dialog.getByRole("combobox", { name: "Operating system" }).inputValue(),
    nodes: Number(await form.number("Expected nodes").inputValue()),
  };
  expect(shown.nodes).toBe(2);
  await form.confirm.click();

  await expect(page).toHaveURL(/\/nodepools\/np[^/]+\/created$/);
  const pool = /nodepools\/(np[^/]+)\/created/.exec(page.url())?.[1] ?? "";
  const main = page.getByRole("main");
  const status = main.locator(".page-title .status");
  await expect(main.getByRole("heading", { name: "web-e2e", level: 1 })).toBeVisible();
  await expect(status).toHaveText("Initializing");
  await expect(main.getByText("Nodes joining the cluster, 0/2").first()).toBeVisible();
  await cloud.advance(12);
  await expect(status).toHaveText("Scaling Out");
  await expect(main.getByText("Nodes joining the cluster, 0/2").first()).toBeVisible();
  await cloud.advance(300);
  await expect(status).toHaveText("Active");
  await expect(main.getByText("Nodes joining the cluster, 2/2").first()).toBeVisible();
  await expect(main.getByText("All nodes are ready.").first()).toBeVisible();
  expect(await isTheSameVisit(page), "without a reload").toBe(true);

  const configuration = main.getByRole("region", { name: "Configuration" });
  for (const words of [`ESSD PL1 ${shown.size} GiB`, "tier=web", "team=shop", "Manual"]) {
    await expect(configuration.getByText(words, { exact: true })).toBeVisible();
  }

  const [sent, ...more] = await cloud.requests(pool);
  expect(more).toEqual([]);
  expect(sent?.nodepool_info.name).toBe(shown.name);
  expect(sent?.scaling_group).toMatchObject({
    vswitch_ids: shown.vswitches,
    instance_types: shown.types,
    key_pair: shown.key,
    system_disk_category: shown.category,
    system_disk_size: shown.size,
    image_type: shown.image,
    desired_size: shown.nodes,
    tags: [{ key: "team", value: "shop" }],
  });
  expect(sent?.kubernetes_config.labels).toEqual([{ key: "tier", value: "web" }]);

  await page.getByRole("button", { name: "Console-to-Code" }).click();
  await expect(page.locator("#c2c").getByText("alicloud_cs_kubernetes_node_pool").first()).toBeVisible();
  await page.getByRole("button", { name: "Copy the code" }).click();
  await expect(page.getByRole("button", { name: "Copy the code" })).toHaveText("Copied");
  const text = await pasted(page);
  expect(argument(text, "node_pool_name")).toBe(`"${shown.name}"`);
  expect(strings(text, "vswitch_ids")).toEqual(shown.vswitches);
  expect(strings(text, "instance_types")).toEqual(shown.types);
  expect(argument(text, "key_name")).toBe(`"${shown.key}"`);
  expect(argument(text, "system_disk_category")).toBe(`"${shown.category}"`);
  expect(argument(text, "system_disk_size")).toBe(String(shown.size));
  expect(argument(text, "image_type")).toBe(`"${shown.image}"`);
  expect(argument(text, "desired_size")).toMatch(/^"?2"?$/);
  expectKnownArguments(text);
  expectFormatted(text);

  await page.getByRole("link", { name: "Open node pool" }).click();
  await expect(page).toHaveURL(new RegExp(`/${pool}/basic$`));
  await expect(main.getByRole("heading", { name: "web-e2e", level: 1 })).toBeVisible();
});

test("every link works after the whole console took the page over", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("and-back");
  await form.confirm.click();
  await expect(page.getByRole("heading", { name: "and-back", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Back to node pools" }).click();
  await expect(page.getByRole("rowheader").filter({ hasText: "and-back" })).toBeVisible();
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Clusters" }).click();
  await expect(page.getByRole("heading", { name: "Clusters", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Node pools", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "and-back", level: 1 })).toBeVisible();
});

test("the code follows every key and says the same as the JSON request", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("code-follows");
  await form.showTab("Code");
  const code = form.dialog.locator("#code-body");
  await expect(code).toContainText('"code-follows"');
  await form.name.press("End");
  await form.name.pressSequentially("-keys");
  await expect(code).toContainText('"code-follows-keys"');
  await form.dialog.getByRole("tab", { name: "JSON" }).click();
  await expect(code).toContainText('"desired_size": 2');
  await form.dialog.getByRole("button", { name: "Copy the code" }).click();
  await expect(form.dialog.getByRole("button", { name: "Copy the code" })).toHaveText("Copied");
  const request = JSON.parse(await pasted(page));
  expect(request.nodepool_info.name).toBe("code-follows-keys");
  expect(request.scaling_group.desired_size).toBe(2);
});

test("a pool is made by keyboard alone", async ({ page, cloud, listUrl }) => {
  await page.goto(listUrl);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  await page.keyboard.press("c");
  const form = new Form(page);
  await form.settled();
  await expect(form.name).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("by-keyboard");
  if ((await form.chosen("Key pair").count()) === 0) {
    await tabTo(page, "Choose key pair");
    await page.keyboard.press("Enter");
    await page.keyboard.type("ops");
    await expect(form.picker("Key pair").getByRole("option").first()).toContainText("ops");
    await page.keyboard.press("Enter");
    await expect(form.chosen("Key pair")).toHaveText(["ops"]);
  }
  await tabTo(page, "Add data disk");
  await page.keyboard.press("Enter");
  await expect(form.number("Size of data disk 1")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(form.number("Size of data disk 1")).toHaveValue("130");
  await tabTo(page, "Confirm");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "by-keyboard", level: 1 })).toBeFocused();
  const pools = await cloud.named((await cloud.cluster()).cluster_id, "by-keyboard");
  expect(pools).toHaveLength(1);
  expect(pools[0].scaling_group.data_disks).toMatchObject([{ size: 130 }]);
});

test("Escape asks before it discards, and only when something was entered", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await page.keyboard.press("Escape");
  await expect(form.dialog).toBeHidden();
  await expect(page).toHaveURL(/\/nodepools$/);

  await page.getByRole("link", { name: "Create Node Pool" }).first().click();
  await form.settled();
  await form.name.fill("half-done");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Discard this draft?")).toBeVisible();
  await page.getByRole("button", { name: "Keep editing" }).click();
  await expect(form.name).toHaveValue("half-done");
  await form.dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(form.dialog).toBeHidden();
  // Where it came from.
  await expect(page.getByRole("main").getByRole("link", { name: "Create Node Pool" }).first()).toBeFocused();
});

test("Escape on the question goes on editing, and the focus is back where it was", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.name.fill("half-done");
  await form.number("Expected nodes").focus();
  for (const stay of [() => page.keyboard.press("Escape"), () => page.getByRole("button", { name: "Keep editing" }).click()]) {
    await page.keyboard.press("Escape");
    await expect(page.getByText("Discard this draft?")).toBeVisible();
    await stay();
    await expect(page.getByText("Discard this draft?")).toBeHidden();
    await expect(form.number("Expected nodes")).toBeFocused();
  }
});

test("Back asks as well; discarding leads to the list and where it came from", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.name.fill("half-done");
  await page.goBack();
  await expect(page.getByText("Discard this draft?")).toBeVisible();
  await expect(page).toHaveURL(/\/create$/);
  await page.getByRole("button", { name: "Keep editing" }).click();
  await expect(form.name).toHaveValue("half-done");
  await expect(form.name).toBeFocused();
  await page.goBack();
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(form.dialog).toBeHidden();
  await expect(page).toHaveURL(/\/nodepools$/);
  // Where it came from.
  await expect(page.getByRole("main").getByRole("link", { name: "Create Node Pool" }).first()).toBeFocused();
});

test("a button below a field takes every click, though the field says something when it is left", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.expandAdvanced();
  const add = form.dialog.getByRole("button", { name: "Add tag", exact: true });
  for (let tag = 1; tag <= 4; tag += 1) {
    // By hand: the press and the release are at one point, as a finger makes them.
    await add.scrollIntoViewIfNeeded();
    const box = await add.boundingBox();
    if (!box) throw new Error("Add tag is not on the screen");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.waitForTimeout(80);
    await page.mouse.up();
    await expect(form.dialog.getByRole("textbox", { name: `Key of tag ${tag}`, exact: true })).toBeFocused();
  }
  await expect(form.dialog.getByRole("textbox", { name: "Key of tag 3", exact: true })).toHaveAttribute("aria-invalid", "true");
});

test("a new vSwitch is made in the cluster's region", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await expect(form.dialog.getByRole("link", { name: "Create vSwitch" })).toHaveAttribute("href", /\/vpc\/cn-hangzhou\/switches$/);
});

test("a request that the server has forgotten is not sent again unasked", async ({ page, cloud, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("long-ago");
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain("ops");
  const sent: string[] = [];
  page.on("request", (request) => void (request.method() === "POST" && sent.push(request.url())));
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((name) => name.startsWith("nodepool-console.create."));
    const stored = JSON.parse(localStorage.getItem(key ?? "") ?? "");
    stored.attempt = { key: crypto.randomUUID(), body: stored.pool, sent_at: Date.now() - 24 * 3_600_000 };
    const text = JSON.stringify(stored);
    // The page stores its own draft once more when it goes.
    addEventListener("pagehide", () => localStorage.setItem(key ?? "", text));
  });
  await page.reload();
  await form.settled();
  await form.confirm.click();
  await expect(form.dialog.getByRole("alert")).toContainText("more than 23 hours ago");
  expect(sent).toEqual([]);
  await form.confirm.click();
  await expect(page).toHaveURL(/\/created$/);
  expect(await cloud.named((await cloud.cluster()).cluster_id, "long-ago")).toHaveLength(1);
});

test("a draft survives a reload", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("kept-draft");
  await form.enter("Expected nodes", "5");
  await expect(form.dialog.getByText(/^Draft saved/)).toBeVisible();
  await page.reload();
  await expect(form.name).toHaveValue("kept-draft");
  await expect(form.number("Expected nodes")).toHaveValue("5");
  await expect(form.dialog.getByText(/^Draft of .* restored$/)).toBeVisible();
});

test("Start over begins with what the form proposes, in every control", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("to-be-dropped");
  await form.choose("Custom image");
  await form.pickFirst("Custom image", "Choose custom image");
  await form.choose("Password");
  await expect(form.dialog.getByText(/^Draft saved/)).toBeVisible();
  await page.reload();
  await expect(form.dialog.getByRole("radio", { name: "Custom image", exact: true })).toBeChecked();
  await form.dialog.getByRole("button", { name: "Start over" }).click();
  await expect(form.name).toBeFocused();
  await expect(form.name).not.toHaveValue("to-be-dropped");
  await expect(form.dialog.getByRole("radio", { name: "Public image", exact: true })).toBeChecked();
  await expect(form.dialog.getByRole("radio", { name: "Key pair", exact: true })).toBeChecked();
  await expect(form.chosen("vSwitches")).not.toHaveCount(0);
});

test("the kind of image stays chosen when the image is taken away", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.choose("Custom image");
  await form.pickFirst("Custom image", "Choose custom image");
  await form.picker("Custom image").getByRole("button", { name: /^Remove / }).click();
  await expect(form.chosen("Custom image")).toHaveCount(0);
  await expect(form.dialog.getByRole("radio", { name: "Custom image", exact: true })).toBeChecked();
});

test("a script from Windows can be edited and keeps the ends of its lines", async ({ page, cloud, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("windows-script");
  await form.expandAdvanced();
  const script = { name: "setup.ps1", mimeType: "text/plain", buffer: Buffer.from("[powershell]\r\nGet-Date\r\n") };
  await form.dialog.getByLabel("Upload a file: Instance user data").setInputFiles(script);
  const editor = form.dialog.getByRole("textbox", { name: "Instance user data", exact: true });
  await expect(editor).toHaveValue("[powershell]\nGet-Date\n");
  await editor.fill("[powershell]\nGet-Date\nGet-Host\n");
  await form.confirm.click();
  await expect(page).toHaveURL(/\/created$/);
  const pool = /nodepools\/(np[^/]+)\/created/.exec(page.url())?.[1] ?? "";
  const [sent] = await cloud.requests(pool);
  const wire = Buffer.from("[powershell]\r\nGet-Date\r\nGet-Host\r\n").toString("base64");
  expect(sent?.kubernetes_config).toMatchObject({ user_data: wire });
});

test("spot asks for a price per type and sends it", async ({ page, cloud, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("spot-e2e");
  await form.choose("Spot instance");
  const type = (await form.chosen("Instance types").first().textContent()) ?? "";
  await form.confirm.click();
  await expect(form.problem(`Enter a maximum price for ${type}`).or(form.dialog.getByText(`Enter a maximum price for ${type}`)).first()).toBeVisible();
  await form.dialog.getByRole("textbox", { name: `Maximum price per hour for ${type}` }).fill("0.39");
  await form.confirm.click();
  await expect(page).toHaveURL(/\/created$/);
  const pool = /nodepools\/(np[^/]+)\/created/.exec(page.url())?.[1] ?? "";
  const [sent] = await cloud.requests(pool);
  expect(sent?.scaling_group).toMatchObject({
    spot_strategy: "SpotWithPriceLimit",
    spot_price_limit: [{ instance_type: type, price_limit: "0.39" }],
  });
});

test("a disk that the types do not support is named before anything is sent, by its own name", async ({ page, cloud, listUrl }) => {
  const before = (await cloud.pools((await cloud.cluster()).cluster_id)).length;
  const form = await Form.open(page, listUrl);
  await form.complete("old-disk");
  const text = "None of the instance types supports Standard SSD in the zones of the vSwitches";
  await form.showTab("Problems");
  // Said when the field is left, once it was read what is offered.
  await expect(async () => {
    await form.select("Type of the system disk", "ESSD");
    await form.select("Type of the system disk", "Standard SSD");
    await page.keyboard.press("Tab");
    await expect(form.problem(text).first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await form.confirm.click();
  expect((await cloud.pools((await cloud.cluster()).cluster_id)).length).toBe(before);
  await form.select("Type of the system disk", "ESSD AutoPL");
  await expect(form.problem(text)).toHaveCount(0);
});

test("code of one target is never shown or copied as another's", async ({ page, listUrl }) => {
  // A worker that is asked late, so that what stands there until it answers can be looked at.
  await page.addInitScript(() => {
    const send = Worker.prototype.postMessage as (this: Worker, ...args: unknown[]) => void;
    Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
      setTimeout(() => send.apply(this, args), Number(document.documentElement.dataset["wait"] ?? 0));
    };
  });
  const form = await Form.open(page, listUrl);
  await form.complete("two-targets");
  await form.showTab("Code");
  const body = form.dialog.locator("#code-body");
  await expect(body).toContainText("resource");
  await page.evaluate(() => (document.documentElement.dataset["wait"] = "5000"));
  await form.dialog.getByRole("tab", { name: "JSON", exact: true }).click();
  const buttons = ["Copy the code", "Download"].map((name) => form.dialog.getByRole("button", { name }));
  for (const button of buttons) await expect(button).toHaveAttribute("aria-disabled", "true");
  expect(await body.textContent()).not.toContain("resource");
  await expect(body).toContainText('"scaling_group"');
  for (const button of buttons) await expect(button).not.toHaveAttribute("aria-disabled");
});

test("a copy soon after another says so as long as the first did", async ({ page, listUrl }) => {
  // Timers of the word's two seconds end where this test says so.
  await page.addInitScript(() => {
    const [start, end, held] = [window.setTimeout, window.clearTimeout, new Map<number, () => void>()];
    const hold = (run: () => void, wait?: number) => {
      const id = start(wait === 2000 ? () => {} : run, wait === 2000 ? 1e9 : wait);
      if (wait === 2000) held.set(id, run);
      return id;
    };
    const clear = (id: number) => {
      held.delete(id);
      end(id);
    };
    Object.assign(window, { held, setTimeout: hold, clearTimeout: clear });
  });
  const ids = () => page.evaluate(() => [...(window as unknown as { held: Map<number, () => void> }).held.keys()]);
  const over = (ids: number[]) =>
    page.evaluate((ids) => {
      const { held } = window as unknown as { held: Map<number, () => void> };
      for (const id of ids) held.get(id)?.();
    }, ids);
  const form = await Form.open(page, listUrl);
  await form.showTab("Code");
  const copy = form.dialog.getByRole("button", { name: "Copy the code" });
  await copy.click();
  await expect(copy).toHaveText("Copied");
  const first = await ids();
  await copy.click();
  await expect.poll(async () => (await ids()).filter((id) => !first.includes(id)).length).toBeGreaterThan(0);
  await over(first);
  expect(await copy.textContent()).toBe("Copied");
  await over(await ids());
  await expect(copy).toHaveText("Copy");
});

test("where colors are forced, the signs of fields and rows are drawn", async ({ page, listUrl }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const form = await Form.open(page, listUrl);
  const style = (part: Locator, name: string) => part.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
  for (const part of [form.dialog.getByRole("button", { name: /^More: Expected nodes/ }), form.dialog.locator(".sign-chevron").first()]) {
    expect(await style(part, "background-image")).toContain("gradient");
  }
  expect(await style(form.dialog.locator("select").first(), "appearance")).toBe("auto");
});

test("the order of instance types is theirs to change, by keyboard too", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  const picker = form.picker("Instance types");
  await picker.getByRole("button", { name: "Add instance type" }).click();
  const search = picker.getByRole("combobox", { name: /Search/ });
  await search.fill("ecs.c7");
  // The filters beside it are native lists, whose options are options too.
  await picker.locator("[role=option]").filter({ hasText: "ecs.c7" }).first().click();
  await page.keyboard.press("Escape");
  await expect(form.chosen("Instance types")).toHaveCount(2);
  const [first, second] = await form.chosen("Instance types").allTextContents();
  await picker.getByRole("button", { name: new RegExp(`^Move ${second}`) }).press("Alt+ArrowUp");
  await expect(form.chosen("Instance types")).toHaveText([second ?? "", first ?? ""]);
});

async function markThisVisit(page: Page): Promise<void> {
  await page.evaluate(() => void ((window as any).thisVisit = true));
}

async function isTheSameVisit(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as any).thisVisit === true);
}

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole("button", { name, exact: true });
  for (let presses = 0; presses < 240; presses += 1) {
    if (await target.evaluateAll((found) => found.some((one) => one === document.activeElement))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${name}`);
}
