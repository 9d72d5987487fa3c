import { defineConfig } from "@playwright/test";

/** The system's Chromium: nothing is downloaded. */
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: Number(process.env.NODEPOOL_E2E_WORKERS ?? 2),
  retries: 0,
  // Generous: a shared machine of two cores may be busy, and a test that hangs still ends.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["./console/last-words.ts"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 20_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
