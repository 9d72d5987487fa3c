import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import { freePort } from "./server.ts";

/** What a bad network does to the answers whose path matches. */
export interface Damage {
  path: RegExp;
  /** `flip`: one bit in the middle; `cut`: the connection ends half-way; `stall`: nothing comes after the half. */
  kind: "flip" | "cut" | "stall";
}

/** A network between browser and console that can be told to do harm. */
export class BadNetwork {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(consoleUrl: string, damage: Damage): Promise<BadNetwork> {
    const port = await freePort();
    const server = createServer((asked, answer) => forward(new URL(consoleUrl), asked, answer, damage));
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return new BadNetwork(server, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function forward(target: URL, asked: IncomingMessage, answer: ServerResponse, damage: Damage): void {
  const headers = { ...asked.headers, host: target.host, "accept-encoding": "identity" };
  const onward = request(
    { host: target.hostname, port: target.port, path: asked.url, method: asked.method, headers },
    (reply) => {
      const harmed = damage.path.test(asked.url ?? "");
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      if (harmed) harm(reply, answer, damage);
      else reply.pipe(answer);
    },
  );
  onward.on("error", () => answer.destroy());
  answer.on("close", () => onward.destroy());
  asked.pipe(onward);
}

function harm(reply: IncomingMessage, answer: ServerResponse, damage: Damage): void {
  const parts: Buffer[] = [];
  reply.on("data", (part: Buffer) => parts.push(part));
  reply.on("end", () => {
    const body = Buffer.concat(parts);
    const middle = Math.floor(body.length / 2);
    if (damage.kind === "flip") {
      body[middle] = (body[middle] ?? 0) ^ 1;
      answer.end(body);
      return;
    }
    answer.write(body.subarray(0, middle), () => {
      if (damage.kind === "cut") answer.destroy();
    });
  });
}
