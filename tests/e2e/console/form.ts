import type { Locator, Page } from "@playwright/test";

import { expect } from "./fixtures.ts";

/** The Create Node Pool dialog, by role and name as a user finds things. */
export class Form {
  readonly dialog: Locator;
  readonly name: Locator;
  readonly confirm: Locator;
  readonly sections: Locator;

  constructor(readonly page: Page, title = "Create Node Pool") {
    this.dialog = page.getByRole("dialog", { name: title });
    this.name = this.dialog.getByRole("textbox", { name: "Node pool name", exact: true });
    this.confirm = this.dialog.getByRole("button", { name: "Confirm" });
    this.sections = this.dialog.getByRole("navigation", { name: "Sections" });
  }

  /** Opens the dialog from the list and waits until everything that can be proposed is proposed. */
  static async open(page: Page, listUrl: string): Promise<Form> {
    await page.goto(listUrl);
    await page.getByRole("link", { name: "Create Node Pool" }).first().click();
    const form = new Form(page);
    await form.settled();
    return form;
  }

  async settled(): Promise<void> {
    await expect(this.name).not.toHaveValue("");
    await expect(this.chosen("vSwitches")).not.toHaveCount(0);
    await expect(this.chosen("Instance types")).not.toHaveCount(0);
    await expect(this.dialog.getByText("Loading", { exact: true })).toHaveCount(0);
  }

  /** Fills what has no good default: a key pair when there are several. */
  async complete(name: string): Promise<void> {
    await this.name.fill(name);
    if ((await this.chosen("Key pair").count()) === 0) await this.chooseKeyPair("ops");
  }

  async chooseKeyPair(name: string): Promise<void> {
    const group = this.picker("Key pair");
    await group.getByRole("button", { name: "Choose key pair" }).click();
    await group.locator("[role=option]").filter({ hasText: name }).first().click();
    await expect(this.chosen("Key pair")).toHaveText([name]);
  }

  /** Picks from a list by what stands in its row. */
  async pick(picker: string, button: string, row: string): Promise<void> {
    const group = this.picker(picker);
    await group.getByRole("button", { name: button }).click();
    await group.locator("[role=option]").filter({ hasText: row }).first().click();
    const done = group.getByRole("button", { name: "Done" });
    if (await done.isVisible()) await done.click();
    await expect(this.chosen(picker)).not.toHaveCount(0);
  }

  /** Picks the first of a list that has anything; gives its id. */
  async pickFirst(picker: string, button: string): Promise<string> {
    await this.pick(picker, button, "");
    return (await this.chosen(picker).first().textContent()) ?? "";
  }

  async write(name: string, text: string): Promise<void> {
    const field = this.dialog.getByRole("textbox", { name, exact: true });
    await field.fill(text);
    await field.blur();
  }

  /** A field by its label. */
  field(name: string): Locator {
    return this.dialog.locator(".field").and(this.dialog.getByRole("group", { name, exact: true }));
  }

  async turnOn(name: string | RegExp): Promise<void> {
    await this.dialog.getByRole("switch", { name }).check();
  }

  async select(name: string, label: string): Promise<void> {
    await this.dialog.getByRole("combobox", { name, exact: true }).selectOption({ label });
  }

  picker(name: string): Locator {
    return this.dialog.locator(".picker").and(this.dialog.getByRole("group", { name, exact: true }));
  }

  /** The ids of what a picker holds, in order. */
  chosen(picker: string): Locator {
    return this.picker(picker).locator("ol > li .id");
  }

  number(name: string): Locator {
    return this.dialog.getByRole("spinbutton", { name, exact: true });
  }

  async enter(name: string, value: string): Promise<void> {
    const field = this.number(name);
    await field.fill(value);
    await field.blur();
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.dialog.getByRole("radio", { name, exact: true }).check({ force: true });
    // A field is checked when it is left.
    await this.page.keyboard.press("Tab");
  }

  async expandAdvanced(): Promise<void> {
    const toggle = this.dialog.getByRole("button", { name: "Advanced options: Expand" });
    if (await toggle.isVisible()) await toggle.click();
    await expect(this.dialog.getByRole("button", { name: "Advanced options: Collapse" })).toBeVisible();
  }

  async collapseAdvanced(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Advanced options: Collapse" }).click();
  }

  /** Adds a row to labels or tags. */
  async addPair(kind: "label" | "tag", number: number, key: string, value: string): Promise<void> {
    await this.dialog.getByRole("button", { name: `Add ${kind}`, exact: true }).click();
    await this.dialog.getByRole("textbox", { name: `Key of ${kind} ${number}`, exact: true }).fill(key);
    const last = this.dialog.getByRole("textbox", { name: `Value of ${kind} ${number}`, exact: true });
    await last.fill(value);
    await last.blur();
  }

  /** How many problems the index counts for a section. */
  badge(section: string): Locator {
    return this.sections.getByRole("link", { name: new RegExp(section) }).locator(".count [aria-hidden]");
  }

  async showTab(name: "Summary" | "Code" | "Problems"): Promise<void> {
    await this.dialog.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
  }

  /** A line of the Problems tab. */
  problem(text: string | RegExp): Locator {
    return this.dialog.locator(".problems").getByRole("button").filter({ hasText: text });
  }
}
