import { expect, test } from "./console/fixtures.ts";
import { Form } from "./console/form.ts";

const CREATE = /\/openapi\/cs\/clusters\/[^/]+\/nodepools$/;

test("case 23: Create pressed twice makes one pool", async ({ page, cloud, listUrl }) => {
  const form = await Form.open(page, listUrl);
  await form.complete("pressed-twice");
  await form.confirm.evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
    button.click();
  });
  await expect(page).toHaveURL(/\/created$/);
  expect(await cloud.named((await cloud.cluster()).cluster_id, "pressed-twice")).toHaveLength(1);
});

test.describe("the network between browser and gateway fails", () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  test("case 23: the answer is lost, the same request is asked about again, there is one pool", async ({ page, cloud, listUrl }) => {
    const keys: (string | undefined)[] = [];
    await page.route(CREATE, async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      keys.push(route.request().headers()["idempotency-key"]);
      if (keys.length > 1) return route.fallback();
      await route.fetch();
      return route.abort("connectionreset");
    });
    const form = await Form.open(page, listUrl);
    await form.complete("answer-lost");
    await form.confirm.click();
    await expect(page).toHaveURL(/\/created$/, { timeout: 20_000 });
    expect(keys.length).toBe(2);
    expect(new Set(keys).size, "one key for one intent").toBe(1);
    expect(await cloud.named((await cloud.cluster()).cluster_id, "answer-lost")).toHaveLength(1);
  });

  test("case 23: the answer stays lost: the draft stays, and a later Confirm finds the pool", async ({ page, cloud, listUrl }) => {
    let lost = true;
    await page.route(CREATE, async (route) => {
      if (route.request().method() !== "POST" || !lost) return route.fallback();
      await route.fetch();
      return route.abort("connectionreset");
    });
    const form = await Form.open(page, listUrl);
    await form.complete("long-lost");
    await form.confirm.click();
    await expect(form.dialog.getByRole("alert")).toContainText("it is not known whether the node pool was created", { timeout: 30_000 });
    await expect(form.name).toHaveValue("long-lost");
    lost = false;
    await form.confirm.click();
    await expect(page).toHaveURL(/\/created$/);
    expect(await cloud.named((await cloud.cluster()).cluster_id, "long-lost")).toHaveLength(1);
  });
});

test.describe("the network between gateway and cloud fails", () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  test("case 23: the cloud made the pool and its answer was cut: one pool, and it is found", async ({ page, cloud, listUrl }) => {
    const form = await Form.open(page, listUrl);
    await form.complete("cut-after");
    await cloud.fail({ operation: "CreateClusterNodePool", kind: "cut_after", times: 1 });
    await form.confirm.click();
    await expect(page).toHaveURL(/\/created$/, { timeout: 30_000 });
    expect(await cloud.named((await cloud.cluster()).cluster_id, "cut-after")).toHaveLength(1);
  });

  test("case 23: the cloud refuses: nothing is made, nothing is lost, and trying again works", async ({ page, cloud, listUrl }) => {
    const form = await Form.open(page, listUrl);
    await form.complete("refused-once");
    await cloud.fail({ operation: "CreateClusterNodePool", kind: "status", status: 400, code: "QuotaExceeded", times: 1 });
    await form.confirm.click();
    await expect(form.dialog.getByRole("alert")).toContainText("A quota is used up");
    await expect(form.dialog.getByRole("alert")).toContainText("Request id");
    await expect(form.name).toHaveValue("refused-once");
    await form.confirm.click();
    await expect(page).toHaveURL(/\/created$/);
    expect(await cloud.named((await cloud.cluster()).cluster_id, "refused-once")).toHaveLength(1);
  });
});
