import { expect, test } from "./console/fixtures.ts";
import { openFromList } from "./console/pool.ts";
import { NetworkWithoutStream, type Break } from "./console/proxy.ts";

// What the server pushes may stop under an open dialog: that is said, nothing that was entered is lost, a change can
// still be made, and what was missed is caught up with.
test.describe.configure({ timeout: 180_000 });
test.use({ expectedMessages: [/Failed to load resource|EventSource's response has a MIME type/] });

const MANUAL = "ingress";
const LONG = { timeout: 60_000 };

const networkTest = test.extend<{ network: NetworkWithoutStream; throughNetwork: string }>({
  network: async ({ consoleUrl }, use) => {
    const network = await NetworkWithoutStream.before(consoleUrl);
    await use(network);
    await network.stop();
  },
  throughNetwork: async ({ network, consoleUrl, listUrl }, use) => use(listUrl.replace(consoleUrl, network.url)),
});

for (const how of ["refused", "stalled", "failed", "throttled", "a page"] satisfies Break[]) {
  networkTest(`Scale: a stream that is ${how} loses nothing, and is caught up with`, async ({ page, cloud, network, throughNetwork }) => {
    const cluster = (await cloud.cluster()).cluster_id;
    const pool = (await cloud.pool(cluster, MANUAL)).nodepool_info.nodepool_id;
    const dialog = await openFromList(page, throughNetwork, MANUAL, "Scale");
    const expected = dialog.getByRole("spinbutton", { name: "Expected nodes" });
    await expected.fill("4");
    network.break(how);
    await expect(page.getByText(/^Reconnecting/).first()).toBeVisible(LONG);
    await cloud.modify(cluster, pool, { scaling_group: { desired_size: 3 } });
    await expect(expected).toHaveValue("4");
    network.mend();
    await expect(dialog.getByText("Meanwhile this changed from 2 to 3. You entered 4.")).toBeVisible(LONG);
    await expect(expected).toHaveValue("4");
    await expect(page.getByText(/^Reconnecting/)).toHaveCount(0);
  });
}

networkTest("Scale: without the stream a change is still made, and told of", async ({ page, cloud, network, throughNetwork }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const dialog = await openFromList(page, throughNetwork, MANUAL, "Scale");
  await dialog.getByRole("spinbutton", { name: "Expected nodes" }).fill("4");
  network.break("failed");
  await expect(page.getByText(/^Reconnecting/).first()).toBeVisible(LONG);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden(LONG);
  await expect(page.locator(".toast").getByText("ingress: Expected nodes 2 → 4")).toBeVisible();
  expect((await cloud.pool(cluster, MANUAL)).scaling_group.desired_size).toBe(4);
});

networkTest("Edit: without the stream the form keeps what was entered, and its changes are sent", async ({ page, cloud, network, throughNetwork }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const dialog = await openFromList(page, throughNetwork, MANUAL, "Edit");
  const name = dialog.getByRole("textbox", { name: "Node pool name", exact: true });
  await expect(name).toHaveValue(MANUAL);
  await name.fill("ingress-renamed");
  network.break("refused");
  await expect(page.getByText(/^Reconnecting/).first()).toBeVisible(LONG);
  await dialog.getByRole("button", { name: "Review changes" }).click();
  await dialog.getByRole("button", { name: /^Save/ }).click();
  await expect(dialog).toBeHidden(LONG);
  expect((await cloud.named(cluster, "ingress-renamed")).length).toBe(1);
});

networkTest("Delete: without the stream the nodes are read, and the deletion is followed when it is back", async ({ page, cloud, network, throughNetwork }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  const dialog = await openFromList(page, throughNetwork, MANUAL, "Delete");
  await expect(dialog.getByRole("list", { name: "Nodes" })).toBeVisible();
  network.break("failed");
  await expect(page.getByText(/^Reconnecting/).first()).toBeVisible(LONG);
  await dialog.getByRole("textbox", { name: /To confirm, type/ }).fill(MANUAL);
  await dialog.getByRole("button", { name: "Delete node pool" }).click();
  await expect(dialog.getByText(`${MANUAL} is being deleted.`)).toBeVisible(LONG);
  network.mend();
  await cloud.advance(600);
  await expect(dialog.getByText("The node pool is deleted.", { exact: false })).toBeVisible(LONG);
  expect(await cloud.named(cluster, MANUAL)).toEqual([]);
});
