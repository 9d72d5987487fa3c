import { expect, pasted, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";

const CANARY = "Canary-7c1f-Aa9!";

test.use({ expectedMessages: [/Failed to load resource/], serve: { log: "trace" } });

test("case 16: a typed password is in no export, address, storage, log, clipboard or error text", async ({ page, cloud, listUrl, server }) => {
  const addresses: string[] = [];
  const said: string[] = [];
  page.on("request", (request) => void addresses.push(request.url()));
  page.on("console", (message) => void said.push(message.text()));
  const form = await Form.open(page, listUrl);
  await form.name.fill("secretive");
  await form.choose("Password");
  const password = form.dialog.getByRole("textbox", { name: "Password", exact: true });
  await password.fill(CANARY);
  await password.blur();
  await expect(password).not.toHaveAttribute("aria-invalid", "true");
  await expect(password).toHaveAttribute("type", "password");

  await form.showTab("Code");
  for (const target of ["Terraform", "Python", "JSON"]) {
    await form.dialog.getByRole("tab", { name: target, exact: true }).click();
    await expect(form.dialog.locator("#code-body")).toHaveAttribute("aria-labelledby", `code-${target.toLowerCase()}`);
    await expect(form.dialog.locator("#code-body")).toContainText("secretive");
    const copy = form.dialog.getByRole("button", { name: "Copy the code" });
    await expect(copy).not.toHaveText("Copied");
    await copy.click();
    await expect(copy).toHaveText("Copied");
    const text = await pasted(page);
    expect(text, target).toContain("secretive");
    expect(text, target).not.toContain(CANARY);
  }
  await form.showTab("Summary");
  const summary = form.dialog.getByRole("tabpanel", { name: "Summary" });
  await expect(summary).toContainText("set, not shown");

  // Refused once, by a cloud that repeats nothing; then lost, so that the request is kept; then made.
  await cloud.fail({ operation: "CreateClusterNodePool", kind: "status", status: 400, code: "InvalidParameter", times: 1 });
  await form.confirm.click();
  await expect(form.dialog.getByRole("alert")).toBeVisible();
  await expectNowhere();
  await form.confirm.click();
  await expect(page).toHaveURL(/\/created$/);
  await expectNowhere();
  await page.getByRole("button", { name: "Console-to-Code" }).click();
  await expect(page.locator("#c2c").getByText("alicloud_cs_kubernetes_node_pool").first()).toBeVisible();
  await expectNowhere();
  const pool = /nodepools\/(np[^/]+)\/created/.exec(page.url())?.[1] ?? "";
  const [sent] = await cloud.requests(pool);
  expect(sent?.scaling_group.login_password, "the cloud got it").toBe("set");

  expect(server.printed, "the log was on").toMatch(/TRACE|DEBUG/);

  async function expectNowhere(): Promise<void> {
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
    const places = { shown, stored, addresses: addresses.join(" "), said: said.join(" "), log: server.printed };
    for (const [place, text] of Object.entries(places)) expect(text.includes(CANARY), place).toBe(false);
  }
});

test("case 16: a draft comes back without its password, and asks for it", async ({ page, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.name.fill("without-password");
  await form.choose("Password");
  await form.dialog.getByRole("textbox", { name: "Password", exact: true }).fill(CANARY);
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain("without-password");
  await page.reload();
  await expect(form.name).toHaveValue("without-password");
  expect(await page.content()).not.toContain(CANARY);
  await form.confirm.click();
  await expect(form.dialog.getByText("Choose a key pair or enter a password").first()).toBeVisible();
});
