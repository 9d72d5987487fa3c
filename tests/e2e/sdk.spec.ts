import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";
import { required } from "./console/server.ts";

const SCRIPT = fileURLToPath(new URL("../sdk/pools.py", import.meta.url));

async function sdk(emulatorUrl: string, ...words: string[]): Promise<any> {
  const endpoint = new URL(emulatorUrl).host;
  const { stdout } = await promisify(execFile)(required("NODEPOOL_PYTHON"), [SCRIPT, endpoint, ...words]);
  return JSON.parse(stdout);
}

test("the official Python SDK lists a pool made in the browser", async ({ page, cloud, listUrl, emulatorUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("for-the-sdk");
  await form.confirm.click();
  await expect(page).toHaveURL(/\/created$/);
  const cluster = (await cloud.cluster()).cluster_id;
  const pools = await sdk(emulatorUrl, "list", cluster);
  expect(pools.map((pool: any) => pool.nodepool_info.name)).toContain("for-the-sdk");
});

test("a pool made with the official Python SDK appears in the browser within two seconds", async ({ page, cloud, listUrl, emulatorUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const [pool] = await cloud.pools(cluster);
  await page.goto(listUrl);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.body.textContent?.includes("from-the-sdk")) (window as any).seenAt ??= Date.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await sdk(emulatorUrl, "create", cluster, "from-the-sdk", ...pool.scaling_group.vswitch_ids);
  const answered = Date.now();
  await expect(page.getByRole("rowheader").filter({ hasText: "from-the-sdk" })).toBeVisible();
  const seen = await page.evaluate(() => (window as any).seenAt as number);
  expect(seen - answered, "milliseconds between the SDK's answer and the row").toBeLessThanOrEqual(2_000);
});
