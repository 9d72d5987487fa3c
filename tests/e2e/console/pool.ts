import type { Locator, Page } from "@playwright/test";

import type { Cloud } from "./cloud.ts";
import { Form } from "./form.ts";

/** The address of a task or tab of a pool of the first cluster, by the pool's name. */
export async function addressOf(cloud: Cloud, listUrl: string, name: string, last: string): Promise<string> {
  const pool = await cloud.pool((await cloud.cluster()).cluster_id, name);
  return `${listUrl}/${pool.nodepool_info.nodepool_id}/${last}`;
}

/** Opens a task of a pool from its row in the list. */
export async function openFromList(page: Page, listUrl: string, name: string, action: "Scale" | "Edit" | "Clone" | "Delete"): Promise<Locator> {
  await page.goto(listUrl);
  await page.getByRole("link", { name: `${action} ${name}`, exact: true }).click();
  return page.getByRole("dialog", { name: `${action} node pool` });
}

/** The Edit dialog of a pool, filled. */
export async function openEdit(page: Page, listUrl: string, name: string): Promise<Form> {
  await openFromList(page, listUrl, name, "Edit");
  const form = new Form(page, "Edit node pool");
  await form.settled();
  return form;
}
