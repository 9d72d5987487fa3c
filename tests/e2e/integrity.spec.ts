import { BadNetwork, type Damage } from "./console/proxy.ts";
import { expect, test } from "./console/fixtures.ts";

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
      await expect(page.getByText(/did not start|arrived altered|could not be loaded/).first()).toBeVisible({ timeout: 6_000 });
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
