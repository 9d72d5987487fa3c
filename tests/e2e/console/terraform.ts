import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect } from "@playwright/test";

const SCHEMA = new URL("../../fixtures/contract/terraform-schema.json", import.meta.url);

/** A value of the text's one resource: `name = value`, as it is written. */
export function argument(text: string, name: string): string | undefined {
  return new RegExp(`^ +${name} *= (.*)$`, "m").exec(text)?.[1];
}

/** The strings of a list argument, on one line or several. */
export function strings(text: string, name: string): string[] {
  const list = new RegExp(`^ +${name} *= \\[([^\\]]*)\\]`, "m").exec(text)?.[1] ?? "";
  return [...list.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? "");
}

/** `terraform fmt -check` or `tofu fmt -check`; nothing where neither is installed. */
export function expectFormatted(text: string): void {
  const binary = ["terraform", "tofu"].find((name) => spawnSync(name, ["version"]).status === 0);
  if (binary === undefined) return;
  const formatted = execFileSync(binary, ["fmt", "-"], { input: text, encoding: "utf8" });
  expect(text, `${binary} fmt changes nothing`).toBe(formatted);
}

/** Every argument and block of the node pool exists in the provider's schema. */
export function expectKnownArguments(text: string): void {
  const known = names(JSON.parse(readFileSync(SCHEMA, "utf8")).arguments);
  const resource = text.slice(text.indexOf('resource "alicloud_cs_kubernetes_node_pool"'));
  const used = [...resource.matchAll(/^ +([a-z_0-9]+) *(?:=|\{)/gm)].map((match) => match[1] ?? "");
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
}

interface Argument {
  block?: Record<string, Argument>;
}

/** The names of all arguments and blocks, those inside blocks included. */
function names(schema: Record<string, Argument>): Set<string> {
  const inner = Object.values(schema).flatMap((argument) => [...names(argument.block ?? {})]);
  return new Set([...Object.keys(schema), ...inner]);
}
