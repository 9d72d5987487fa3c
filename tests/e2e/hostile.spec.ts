import { expect, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";
import { PAYLOADS } from "./console/payloads.ts";

test("hostile names of a cloud stay text in the list", async ({ page, listUrl }) => {
  const payload = PAYLOADS.join(" ");
  const pool = {
    nodepool_info: { nodepool_id: "np-hostile", name: payload, type: "ess" },
    scaling_group: { instance_types: [payload], image_type: payload, vswitch_ids: [payload], desired_size: 1 },
    status: { state: payload, total_nodes: 1, healthy_nodes: 1 },
  };
  await page.route(/\/openapi\/.*\/nodepools\/np-hostile$/, (route) => route.fulfill({ json: pool }));
  await page.route("**/console/live**", async (route) => {
    const session = { role: "local", upstream: "emulator", region: "cn-hangzhou", poll_seconds: 1, version: "0", demo_prices: true };
    const cluster = new URL(route.request().url()).searchParams.get("cluster");
    const clusters = [{ cluster_id: cluster, name: payload, region_id: payload, current_version: payload, state: payload }];
    const snapshot = { session, clusters, cluster, pools: [pool], tasks: [], read_at: new Date().toISOString() };
    await route.fulfill({
      contentType: "text/event-stream",
      body: `id: 1\nevent: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`,
    });
  });
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await page.goto(listUrl);
  const row = page.getByRole("rowheader").filter({ hasText: PAYLOADS[0] });
  await expect(row).toBeVisible();
  const shown = await row.textContent();
  for (const payload of PAYLOADS) expect(shown).toContain(payload);
  expect(dialogs).toBe(0);
  await expect(page.locator(FOREIGN)).toHaveCount(0);

  // The same pool on its own page and in its dialogs, with nodes of the same kind.
  await page.route("**/nodes?**", (route) => {
    const node = { instance_id: payload, node_name: payload, instance_type: payload, instance_charge_type: payload, source: payload };
    return route.fulfill({ json: { nodes: [node], page: { total_count: 1 } } });
  });
  for (const [address, place] of [
    ["basic", "#main"],
    ["scale", "dialog"],
    ["delete", ".fates"],
  ] as const) {
    await page.goto(`${listUrl}/np-hostile/${address}`);
    await expect(page.locator(place).filter({ hasText: PAYLOADS[0] })).toBeVisible();
    const text = await page.locator(place).textContent();
    for (const payload of PAYLOADS) expect(text, address).toContain(payload);
    expect(dialogs).toBe(0);
    await expect(page.locator(FOREIGN)).toHaveCount(0);
  }
});

test("hostile values typed into every field stay text, also as code and on the confirmation", async ({ page, listUrl }) => {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const form = await Form.open(page, listUrl);
  await form.complete("hostile");
  await form.choose("Spot instance");
  await form.dialog.getByRole("button", { name: "Add data disk" }).click();
  await form.expandAdvanced();
  await form.addPair("label", 1, "tier", "web");
  await form.addPair("tag", 1, "team", "shop");
  await form.dialog.getByRole("button", { name: "Add taint" }).click();
  await form.dialog.getByRole("button", { name: "More settings of data disk 1" }).click();
  for (const name of [/^Name nodes by prefix/, /^Assign a public/, /^ACK repairs/]) await form.dialog.getByRole("switch", { name }).check();
  await form.choose("Password");
  await form.showTab("Code");
  const code = form.dialog.locator("#code-body");
  const fields = await form.dialog.locator("#create-form").locator("input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea").all();
  expect(fields.length).toBeGreaterThan(24);
  for (const payload of PAYLOADS) {
    await form.dialog.locator("#create-form").evaluate(enter, payload);
    const typed = await form.name.inputValue();
    // As code the text is quoted; its longest plain part is there as it is.
    const plain = typed.match(/[A-Za-z0-9 .,()=-]+/g)?.sort((left, right) => right.length - left.length)[0] ?? "";
    await expect(code).toContainText(plain.trim());
  }
  await form.name.fill("<img src=x onerror=alert(1)>");
  await form.showTab("Summary");
  await expect(form.dialog.getByRole("tabpanel", { name: "Summary" })).toContainText("<img src=x");
  await form.confirm.click();
  await expect(form.name).toHaveAttribute("aria-invalid", "true");
  await form.showTab("Problems");
  await expect(form.dialog.locator(".problems li").first()).toBeVisible();
  expect(dialogs).toBe(0);
  await expect(page.locator(FOREIGN)).toHaveCount(0);
});

/** Types the text into every field at once, as the browser does: the value first, then the event. */
function enter(root: Element, text: string): void {
  for (const field of root.querySelectorAll<HTMLInputElement>("input, textarea")) {
    if (["radio", "checkbox", "file"].includes(field.type)) continue;
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

/** What no page of the console has, and a text that was taken for HTML would bring. */
const FOREIGN = "body img, body script, iframe, object, embed, base, body style, body link, body meta, math, template, a[href^='javascript:']";
