import { test as base, expect, type Page } from "@playwright/test";

import { Cloud } from "./cloud.ts";
import { Server, type ServeOptions } from "./server.ts";

interface Options {
  /** How this file's servers are started. */
  serve: ServeOptions;
  /** Messages a test provokes on purpose: everything else on the browser's console fails it. */
  expectedMessages: RegExp[];
}

interface Fixtures {
  server: Server;
  cloud: Cloud;
  /** Where the console answers. */
  consoleUrl: string;
  /** Where its emulator answers. */
  emulatorUrl: string;
  /** The address of the first cluster's list of pools. */
  listUrl: string;
}

/**
 * Chromium says so of every WebAssembly preload that has a hash (boot.js checks that hash itself), and of every feature
 * in the policy that this platform lacks.
 */
const KNOWN = [
  /The `integrity` attribute is currently ignored for preload destinations/,
  /Permissions-Policy header: Unrecognized feature/,
];

/** A console per test: its own server, emulator and data. The browser's console must stay silent. */
export const test = base.extend<Options & Fixtures>({
  serve: [{}, { option: true }],
  expectedMessages: [[], { option: true }],

  server: async ({ serve }, use, info) => {
    const server = await Server.start(serve);
    await use(server);
    await server.stop();
    if (info.status !== info.expectedStatus) {
      await info.attach("server log", { body: server.printed, contentType: "text/plain" });
    }
  },
  cloud: async ({ server }, use) => use(new Cloud(server.url, server.emulatorUrl)),
  consoleUrl: async ({ server }, use) => use(server.url),
  emulatorUrl: async ({ server }, use) => use(server.emulatorUrl),
  listUrl: async ({ server, cloud }, use) => {
    const cluster = await cloud.cluster();
    await use(`${server.url}/clusters/${cluster.cluster_id}/nodepools`);
  },

  // The server outlives the page: what the page then says was not its end's fault.
  page: async ({ page, server: _, expectedMessages }, use) => {
    const messages = await listen(page);
    await use(page);
    const surprising = messages.filter((message) => ![...KNOWN, ...expectedMessages].some((known) => known.test(message)));
    expect(surprising, "the browser's console and the page's policies stay silent").toEqual([]);
  },
});

/** Collects errors, warnings and violations of the content security policy. */
export async function listen(page: Page): Promise<string[]> {
  const messages: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) messages.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => messages.push(`uncaught: ${error}`));
  await page.exposeBinding("reportViolation", (_, text: string) => messages.push(`violation: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as any).reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  return messages;
}

/** What was copied, by pasting it as a user would: the console's own policy forbids reading the clipboard. */
export async function pasted(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.setContent("<textarea></textarea>");
  await other.locator("textarea").focus();
  await other.keyboard.press("Control+V");
  const text = await other.locator("textarea").inputValue();
  await other.close();
  return text;
}

export { expect };
