import { expect, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";

const PAYLOADS = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "\"><svg onload=alert(1)>",
  "${jndi:ldap://x}",
  "%{ for x in [] }",
  "'; drop table pools; --",
  "=cmd|' /C calc'!A0",
  "\u202Egnp.exe",
];

test("hostile names of a cloud stay text in the list", async ({ page, listUrl }) => {
  await page.route("**/console/live**", async (route) => {
    const payload = PAYLOADS.join(" ");
    const pool = {
      nodepool_info: { nodepool_id: "np-hostile", name: payload, type: "ess" },
      scaling_group: { instance_types: [payload], image_type: payload, vswitch_ids: [payload], desired_size: 1 },
      status: { state: payload, total_nodes: 1, healthy_nodes: 1 },
    };
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
  for (const payload of PAYLOADS) await expect(row).toContainText(payload);
  expect(dialogs).toBe(0);
  await expect(page.locator("main img, main script")).toHaveCount(0);
});

test("hostile values typed into the form stay text, also as code", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("hostile");
  await form.expandAdvanced();
  for (const [index, payload] of PAYLOADS.entries()) await form.addPair("tag", index + 1, `key-${index}`, payload);
  await form.name.fill(PAYLOADS[0] ?? "");
  await form.showTab("Code");
  await expect(form.dialog.locator("#code-body")).toContainText("<img src=x onerror=alert(1)>");
  await form.showTab("Summary");
  await expect(form.dialog.getByRole("tabpanel", { name: "Summary" })).toContainText("<img src=x");
  await form.confirm.click();
  await expect(form.name).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("dialog img, dialog script")).toHaveCount(0);
});
