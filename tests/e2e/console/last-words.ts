import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** How much of an error is said: the assertion, its locator, what was expected and what was there. */
const LINES = 12;

/** At the very end, where the end of a long log still shows it: what each failed attempt died of. */
export default class LastWords implements Reporter {
  private all: TestCase[] = [];

  onBegin(_: FullConfig, suite: Suite): void {
    this.all = suite.allTests();
  }

  /** After every other reporter has ended. */
  async onExit(): Promise<void> {
    for (const one of this.all) {
      const failed = one.results.filter((result) => !["passed", "skipped", "interrupted"].includes(result.status));
      for (const result of failed) {
        const error = result.errors[0]?.message ?? result.status;
        const lines = error.replace(/\u001b\[[0-9;]*m/g, "").split("\n").filter((line) => line.trim() !== "");
        console.log(`\n${one.outcome()}, attempt ${result.retry + 1}: ${one.titlePath().slice(2).join(" › ")}`);
        console.log(lines.slice(0, LINES).map((line) => `  ${line}`).join("\n"));
      }
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}
