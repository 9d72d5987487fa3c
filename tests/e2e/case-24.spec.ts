import type { Page } from "@playwright/test";

import { expect, test } from "./console/fixtures.ts";

test.use({ locale: "zh-CN", timezoneId: "Asia/Shanghai" });

/** Names that are the same in every language. */
const NAMES = new Set(
  (
    "ACK GMT Pod Alt ALB API AutoPL ContainerOS CPU Console-to-Code Ctrl ECS Enter ESSD Entry EN English Esc GiB GPU HCL ID " +
    "IP JSON Kubernetes Linux Alibaba Cloud Ubuntu Windows Server Red Hat Anolis CentOS LTSC SSD SSH SSL Terraform Python VPC " +
    "RAM RDS vCPU root ecs-user static docker Sandboxed-Container.runv bin sh ARM x86 PL0 PL1 PL2 PL3 NoSchedule NoExecute PreferNoSchedule Nodepool"
  ).split(" "),
);

test("case 24: a Chinese browser in UTC+8 finds nothing in English", async ({ page, cloud, consoleUrl, listUrl }) => {
  const cluster = await cloud.cluster();
  const pool = await cloud.create(cluster.cluster_id, "chinese");
  // Names that the cloud gives are shown as they came.
  const read = async (path: string) => (await page.request.get(`${consoleUrl}/openapi/${path}`)).json();
  const vswitches = await read("vpc/DescribeVSwitches?PageSize=50");
  const images = await read("cs/api/v1/metadata/versions?Region=cn-hangzhou&ClusterType=ManagedKubernetes");
  const data = values([await cloud.clusters(), await cloud.pools(cluster.cluster_id), vswitches, images]).join(" ");

  await page.goto(consoleUrl);
  await expect(page.getByRole("heading", { name: "集群", level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
  expect(await english(page, data)).toEqual([]);

  await page.goto(listUrl);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  expect(await english(page, data)).toEqual([]);
  await page.goto(`${listUrl}?filter=qqq`);
  await expect(page.getByText(/没有与“qqq”匹配的节点池/)).toBeVisible();
  expect(await english(page, `${data} qqq`)).toEqual([]);

  await page.goto(`${listUrl}/create`);
  const dialog = page.getByRole("dialog", { name: "创建节点池" });
  await expect(dialog.getByRole("textbox", { name: "节点池名称" })).not.toHaveValue("");
  await dialog.getByRole("button", { name: /^高级选项/ }).click();
  await dialog.getByRole("button", { name: "添加数据盘" }).click();
  await dialog.getByRole("textbox", { name: "节点池名称" }).fill("-");
  await dialog.getByRole("button", { name: "确认" }).click();
  await page.locator("#tab-problems").click();
  expect(await english(page, data)).toEqual([]);
  await page.locator("#tab-summary").click();
  expect(await english(page, data)).toEqual([]);

  await page.goto(`${consoleUrl}/clusters/${cluster.cluster_id}/nodepools/${pool}/created`);
  await expect(page.getByRole("heading", { name: "chinese", level: 1 })).toBeVisible();
  expect(await english(page, `${data} chinese`)).toEqual([]);

  const mixed = (await cloud.pool(cluster.cluster_id, "legacy-centos")).nodepool_info.nodepool_id;
  const nodes = values(await cloud.nodes(cluster.cluster_id, mixed)).join(" ");
  await page.goto(`${listUrl}/${mixed}/basic`);
  await expect(page.getByRole("heading", { name: "集群", level: 2 })).toBeVisible();
  expect(await english(page, data)).toEqual([]);
  for (const task of ["scale", "delete", "clone", "edit"]) {
    await page.goto(`${listUrl}/${mixed}/${task}`);
    await expect(page.getByRole("dialog").getByRole("textbox").or(page.getByRole("spinbutton")).first()).toBeVisible();
    if (task === "scale" || task === "delete") await page.locator("#change-confirm").click();
    // Beside code stand its names, which are English everywhere.
    else await page.locator("#tab-summary").click();
    expect(await english(page, `${data} ${nodes}`)).toEqual([]);
  }
});

test("case 24: times are in UTC+8, relative times and counts in Chinese", async ({ page, cloud, listUrl }) => {
  const cluster = (await cloud.cluster()).cluster_id;
  await page.goto(listUrl);
  const pools = await cloud.pools(cluster);
  await expect(page.getByText(`${pools.length} 个节点池`, { exact: true })).toBeVisible();
  const [pool] = pools;
  const row = page.getByRole("row").filter({ hasText: pool.nodepool_info.name });
  const changed = row.locator(".c-changed [title]");
  await expect(changed).toHaveText(/前|昨天|今天|\d/);
  const utc = new Date(pool.nodepool_info.updated);
  const hour = new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", hourCycle: "h23", timeZone: "Asia/Shanghai" }).format(utc);
  await expect(changed).toHaveAttribute("title", new RegExp(`${Number.parseInt(hour, 10).toString().padStart(2, "0")}:`));
  await expect(changed).toHaveAttribute("title", /\+0?8/);
});

test("case 24: the language switches in place and is kept", async ({ page, listUrl }) => {
  await page.goto(listUrl);
  await expect(page.getByRole("heading", { name: "节点池", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: /切换到 English/ }).click();
  await expect(page.getByRole("heading", { name: "Node pools", level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Node pools", level: 1 })).toBeVisible();
});

/** Every text in an answer; its keys are English whatever the language. */
function values(answer: unknown): string[] {
  if (typeof answer === "string") return [answer];
  return answer !== null && typeof answer === "object" ? Object.values(answer).flatMap(values) : [];
}

/** Words of two and more Latin letters in what is seen and heard, apart from data, code and names. */
async function english(page: Page, data: string): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title];
    const ignored = "noscript, code, pre, kbd, .id, script, style, svg, [aria-hidden=true]";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(ignored)) found.push(node.textContent ?? "");
    }
    for (const element of document.body.querySelectorAll("*")) {
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext"]) {
        const value = element.getAttribute(name);
        if (value && !element.closest("pre, .id, noscript, dt")) found.push(value);
      }
    }
    return found;
  });
  const words = texts.flatMap((text) => text.match(/[A-Za-z][A-Za-z0-9.-]*[A-Za-z0-9]/g) ?? []);
  return [...new Set(words)].filter((word) => !NAMES.has(word) && !data.includes(word) && !/\d/.test(word));
}
