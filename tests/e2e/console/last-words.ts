import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** How much of an error is said: the assertion, its locator, what was expected and what was there. */
const LINES = 12;

/** At the very end, where the end of a long log still shows it: what each failed test died of. */
export default class LastWords implements Reporter {
  private all: TestCase[] = [];

  onBegin(_: FullConfig, suite: Suite): void {
    this.all = suite.allTests();
  }

  /** After every other reporter has ended. */
  async onExit(): Promise<void> {
    for (const one of this.all.filter((one) => one.outcome() === "unexpected")) {
      const last = one.results.at(-1);
      const error = last?.errors[0]?.message ?? last?.status ?? "it did not run";
      const lines = error.replace(/\u001b\[[0-9;]*m/g, "").split("\n").filter((line) => line.trim() !== "");
      console.log(`\nfailed: ${one.titlePath().slice(2).join(" › ")}`);
      console.log(lines.slice(0, LINES).map((line) => `  ${line}`).join("\n"));
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}
