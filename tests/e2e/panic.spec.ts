import { expect, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";

// The browser reports the defect; that is the point here.
test.use({ expectedMessages: [/.*/] });

test("after a panic there is an overlay, no request, and the draft comes back without secrets", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("survives");
  await form.showTab("Code");
  await expect(form.dialog.locator("#code-body")).toContainText("survives");
  await expect(form.dialog.getByText(/^Draft saved/)).toBeVisible();
  expect(page.workers()).toHaveLength(1);
  // A browser without it cannot name a request: the program ends, for good and for real.
  await page.evaluate(() => Object.defineProperty(crypto, "randomUUID", { value: undefined }));
  const asked: string[] = [];
  await form.confirm.click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("A defect stopped the console.", { timeout: 500 });
  page.on("request", (request) => asked.push(request.url()));
  await expect(page.getByRole("button", { name: "Reload", exact: true })).toBeFocused();
  await expect(form.dialog).toBeHidden();
  // Longer than any pause of the program: a poll, a reconnection, the watchdog of the stream.
  await page.waitForTimeout(8_000);
  expect(asked).toEqual([]);
  expect(page.workers()).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain("survives");
  await page.getByRole("button", { name: "Reload", exact: true }).click();
  await expect(form.name).toHaveValue("survives");
});
