import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ServeOptions {
  /** What a new emulator holds. */
  seed?: "demo" | "empty" | "large";
  /** How many times faster than a clock the emulated cloud lives. */
  speed?: number;
  /** Another folder than the app that was built. */
  app?: string;
  /** What the server logs; `trace` is everything. */
  log?: string;
  /** Further arguments of `nodepool serve`. */
  arguments?: string[];
}

/** One `nodepool serve` with an emulator of its own, on free ports, in a folder of its own. */
export class Server {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    readonly emulatorUrl: string,
    private readonly log: string[],
  ) {}

  static async start(options: ServeOptions = {}): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), "nodepool-e2e-"));
    const [port, emulatorPort] = [await freePort(), await freePort()];
    const process = spawn(
      required("NODEPOOL_BINARY"),
      [
        "serve",
        ...["--app", options.app ?? required("NODEPOOL_APP")],
        ...["--listen", `127.0.0.1:${port}`],
        ...["--emulator-listen", `127.0.0.1:${emulatorPort}`],
        ...["--data-dir", folder],
        ...["--poll", "1"],
        ...["--seed", options.seed ?? "demo"],
        ...["--speed", String(options.speed ?? 1)],
        ...(options.arguments ?? []),
      ],
      { stdio: ["ignore", "pipe", "pipe"], env: { ...globalThis.process.env, ...(options.log && { NODEPOOL_LOG: options.log }) } },
    );
    const log: string[] = [];
    for (const stream of [process.stdout, process.stderr]) stream?.on("data", (chunk) => log.push(String(chunk)));
    const server = new Server(process, folder, `http://127.0.0.1:${port}`, `http://127.0.0.1:${emulatorPort}`, log);
    await server.ready();
    return server;
  }

  private async ready(): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if (this.process.exitCode !== null) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.stop();
    throw new Error(`nodepool serve did not get ready:\n${this.log.join("")}`);
  }

  /** What the server has printed, for attachments of failed tests. */
  get printed(): string {
    return this.log.join("");
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = new Promise((resolve) => this.process.once("exit", resolve));
      this.process.kill("SIGTERM");
      const patience = setTimeout(() => this.process.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(patience);
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A variable that `cargo xtask test` sets. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with \`cargo xtask test browser\``);
  return value;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("the probe has no port");
  return address.port;
}
