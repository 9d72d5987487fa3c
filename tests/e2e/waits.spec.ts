import type { Locator, Page } from "@playwright/test";

import { expect, test } from "./console/fixtures.ts";
import { openFromList } from "./console/pool.ts";

// Every wait of a pool's dialogs has an end with a name, and nothing that was entered is lost on the way.
test.describe.configure({ timeout: 180_000 });
test.use({ expectedMessages: [/Failed to load resource/] });

const MANUAL = "ingress";
const MIXED = "legacy-centos";
const LONG = { timeout: 100_000 };

type Fault = { kind: "status" | "html" | "cut_before" | "cut_after" | "stall" | "delay"; status?: number; code?: string; milliseconds?: number };

const FAULTS: Record<string, Fault> = {
  refused: { kind: "status", status: 400, code: "InvalidParameter" },
  forbidden: { kind: "status", status: 403, code: "Forbidden.RAM" },
  failed: { kind: "status", status: 500, code: "InternalError" },
  throttled: { kind: "status", status: 429, code: "Throttling.User" },
  "a page instead of JSON": { kind: "html" },
  cut: { kind: "cut_before" },
  stalled: { kind: "stall" },
};

/** The dialogs that read before they show anything. */
const READS: Record<string, { operation: string; name: string; action: "Edit" | "Clone" | "Delete"; again: string; shown: (dialog: Locator) => Locator }> = {
  Edit: {
    operation: "DescribeClusterNodePoolDetail",
    name: MANUAL,
    action: "Edit",
    again: "Retry",
    shown: (dialog) => dialog.getByRole("textbox", { name: "Node pool name", exact: true }),
  },
  Clone: {
    operation: "DescribeClusterNodePoolDetail",
    name: MANUAL,
    action: "Clone",
    again: "Retry",
    shown: (dialog) => dialog.getByRole("textbox", { name: "Node pool name", exact: true }),
  },
  Delete: {
    operation: "DescribeClusterNodes",
    name: MIXED,
    action: "Delete",
    again: "Try again",
    shown: (dialog) => dialog.getByRole("list", { name: "Nodes" }),
  },
};

for (const [what, read] of Object.entries(READS)) {
  for (const [how, fault] of Object.entries(FAULTS)) {
    // Clone reads as Edit does; one of the slow ones is enough.
    if (what === "Clone" && how === "stalled") continue;
    test(`${what}: a read that is ${how} has an end, and reading again works`, async ({ page, cloud, listUrl }) => {
      await cloud.fail({ operation: read.operation, ...fault, times: 1000 });
      const dialog = await openFromList(page, listUrl, read.name, read.action);
      const again = dialog.getByRole("button", { name: read.again });
      await expect(again).toBeVisible(LONG);
      await expect(dialog.getByRole("alert").first()).toBeVisible();
      await cloud.recover();
      await again.click();
      await expect(read.shown(dialog)).toBeVisible();
    });
  }
  test(`${what}: a read that is slow says that it is under way, and is shown`, async ({ page, cloud, listUrl }) => {
    await cloud.fail({ operation: read.operation, kind: "delay", milliseconds: 2500, times: 1 });
    const dialog = await openFromList(page, listUrl, read.name, read.action);
    await expect(dialog.getByRole("status").first()).toBeVisible();
    await expect(read.shown(dialog)).toBeVisible(LONG);
  });
}

/** The dialogs that change something: what to enter, and how it is seen that it was done. */
const WRITES: Record<string, { operation: string; fill: (page: Page, listUrl: string) => Promise<{ dialog: Locator; press: Locator; kept: Locator; value: string }>; done: (dialog: Locator) => Promise<void> }> = {
  "Scale by the expected number": {
    operation: "ModifyClusterNodePool",
    fill: async (page, listUrl) => {
      const dialog = await openFromList(page, listUrl, MANUAL, "Scale");
      const kept = dialog.getByRole("spinbutton", { name: "Expected nodes" });
      await kept.fill("4");
      return { dialog, press: dialog.getByRole("button", { name: "Save" }), kept, value: "4" };
    },
    done: async (dialog) => expect(dialog).toBeHidden(LONG),
  },
  "Scale by nodes to add": {
    operation: "ScaleClusterNodePool",
    fill: async (page, listUrl) => {
      const dialog = await openFromList(page, listUrl, MIXED, "Scale");
      const kept = dialog.getByRole("spinbutton", { name: "Nodes to add" });
      await kept.fill("2");
      return { dialog, press: dialog.getByRole("button", { name: "Save" }), kept, value: "2" };
    },
    done: async (dialog) => expect(dialog).toBeHidden(LONG),
  },
  Delete: {
    operation: "DeleteClusterNodepool",
    fill: async (page, listUrl) => {
      const dialog = await openFromList(page, listUrl, MIXED, "Delete");
      const kept = dialog.getByRole("textbox", { name: /To confirm, type/ });
      await kept.fill(MIXED);
      return { dialog, press: dialog.getByRole("button", { name: "Delete node pool" }), kept, value: MIXED };
    },
    done: async (dialog) => expect(dialog.getByText(`${MIXED} is being deleted.`)).toBeVisible(LONG),
  },
};

for (const [what, write] of Object.entries(WRITES)) {
  for (const how of ["refused", "forbidden", "throttled"]) {
    test(`${what}: a change that is ${how} says so, keeps what was entered, and works when it is pressed again`, async ({ page, cloud, listUrl }) => {
      await cloud.fail({ operation: write.operation, ...FAULTS[how]!, times: 1000 });
      const { dialog, press, kept, value } = await write.fill(page, listUrl);
      await press.click();
      await expect(dialog.getByRole("alert").first()).toBeVisible(LONG);
      await expect(kept).toHaveValue(value);
      await cloud.recover();
      await press.click();
      await write.done(dialog);
    });
  }
}

/** What may have been done: the dialog finds out, or says that nobody knows. */
const UNKNOWN = async (dialog: Locator) => expect(dialog.getByRole("alert").filter({ hasText: "not known" })).toBeVisible(LONG);

for (const [what, write] of Object.entries(WRITES)) {
  for (const [how, fault, end] of [
    ["slow", { kind: "delay", milliseconds: 3000 }, write.done],
    // Nodes that are added leave no trace by which to tell whether it was this request that added them.
    ["cut after it was done", { kind: "cut_after" }, what === "Scale by nodes to add" ? UNKNOWN : write.done],
    ["stalled", { kind: "stall" }, what === "Scale by nodes to add" ? UNKNOWN : write.done],
  ] as const) {
    test(`${what}: a change that is ${how} comes to an end`, async ({ page, cloud, listUrl }) => {
      await cloud.fail({ operation: write.operation, ...fault, times: 1 });
      const { dialog, press } = await write.fill(page, listUrl);
      await press.click();
      await end(dialog);
    });
  }
}

test("a change that stalls comes to an end, and is made once", async ({ page, cloud, listUrl }) => {
  await cloud.fail({ operation: "ModifyClusterNodePool", kind: "stall", times: 1 });
  const write = WRITES["Scale by the expected number"]!;
  const { dialog, press } = await write.fill(page, listUrl);
  await press.click();
  await expect(dialog.getByRole("button", { name: /^(Sending|Checking)/ })).toBeVisible();
  await write.done(dialog);
  const cluster = (await cloud.cluster()).cluster_id;
  expect((await cloud.pool(cluster, MANUAL)).scaling_group.desired_size).toBe(4);
});
