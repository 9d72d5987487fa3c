import { BadNetwork, type Damage } from "./console/proxy.ts";
import { expect, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";

// The browser itself reports what it refused; that is the point here.
test.use({ expectedMessages: [/.*/] });

const PARTS: [string, RegExp][] = [
  ["WASM", /nodepool-console-\w+_bg\.wasm$/],
  ["JavaScript", /nodepool-console-\w+\.js$/],
  ["style sheet", /app-\w+\.css$/],
  ["boot.js", /boot-\w+\.js$/],
];

for (const [part, path] of PARTS) {
  test(`one flipped byte in the ${part}: nothing runs and a text is shown`, async ({ page, consoleUrl }) => {
    await withDamage(consoleUrl, { path, kind: "flip" }, async (url) => {
      await page.goto(url);
      const said = part === "boot.js" ? page.getByText("The console did not start.") : page.getByRole("alert");
      await expect(said).toBeVisible({ timeout: 6_000 });
      if (part !== "boot.js") await expect(said).toContainText(/arrived altered|could not be loaded completely/);
      await page.waitForTimeout(2_000);
      await expectNothingRan(page);
    });
  });
}

for (const [part, path] of PARTS.filter(([part]) => part === "WASM" || part === "JavaScript")) {
  test(`a cut download of the ${part} ends in a text and Reload`, async ({ page, consoleUrl }) => {
    await withDamage(consoleUrl, { path, kind: "cut" }, async (url) => {
      await page.goto(url, { waitUntil: "commit" });
      await expect(page.getByText(/could not be loaded|stopped half-way/)).toBeVisible({ timeout: 6_000 });
      await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
      await expectNothingRan(page);
    });
  });

  test(`a stalled download of the ${part} ends in a text and Reload`, async ({ page, consoleUrl }) => {
    await withDamage(consoleUrl, { path, kind: "stall" }, async (url) => {
      await page.goto(url, { waitUntil: "commit" });
      await expect(page.getByText("The download of the console stopped half-way.")).toBeVisible({ timeout: 12_000 });
      await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
      await expectNothingRan(page);
    });
  });
}

for (const [part, path] of [
  ["WASM", /whole-console-\w+_bg\.wasm$/],
  ["JavaScript", /whole-console-\w+\.js(\?|$)/],
] as const) {
  for (const [harm, kind] of [["one flipped byte in", "flip"], ["a stalled download of", "stall"]] as const) {
    test(`${harm} the ${part} that comes later: the list goes on, the form says so`, async ({ page, consoleUrl, cloud }) => {
      const cluster = (await cloud.cluster()).cluster_id;
      await withDamage(consoleUrl, { path, kind }, async (url) => {
        await page.goto(`${url}/clusters/${cluster}/nodepools`);
        await page.getByRole("link", { name: "Create Node Pool" }).first().click();
        const dialog = page.getByRole("dialog", { name: "Create Node Pool" });
        await expect(dialog.getByText("This part of the console could not be loaded.")).toBeVisible();
        await dialog.getByRole("button", { name: "Close" }).click();
        await expect(dialog).toBeHidden();
        await expect(page.getByRole("rowheader").first()).toBeVisible();
      });
    });
  }
}

for (const [part, path] of [
  ["WASM", /code-worker-\w+_bg\.wasm$/],
  ["JavaScript", /code-worker-[0-9a-f]+\.js$/],
  ["loader", /code-worker-\w+_loader\.js$/],
] as const) {
  test(`one flipped byte in the ${part} of the code worker: no code, and the form goes on`, async ({ page, consoleUrl, cloud }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    await withDamage(consoleUrl, { path, kind: "flip" }, async (url) => {
      const form = await Form.open(page, `${url}/clusters/${cluster}/nodepools`);
      await form.showTab("Code");
      await expect(form.dialog.getByText("The code generator stopped.")).toBeVisible();
      expect(page.workers()).toEqual([]);
      await form.name.fill("goes-on");
      await form.name.blur();
      await expect(form.name).not.toHaveAttribute("aria-invalid", "true");
    });
  });
}

test("without the damage the same network shows the console", async ({ page, consoleUrl }) => {
  await withDamage(consoleUrl, { path: /^$/, kind: "flip" }, async (url) => {
    await page.goto(url);
    await expect(page.getByRole("heading", { name: "Clusters", level: 1 })).toBeVisible();
  });
});

async function expectNothingRan(page: import("@playwright/test").Page): Promise<void> {
  await expect(page.locator("main")).toHaveCount(0);
  await expect(page.getByRole("banner")).toHaveCount(0);
}

async function withDamage(consoleUrl: string, damage: Damage, run: (url: string) => Promise<void>): Promise<void> {
  const network = await BadNetwork.before(consoleUrl, damage);
  try {
    await run(network.url);
  } finally {
    await network.stop();
  }
}
