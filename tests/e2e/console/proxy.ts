import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import { freePort } from "./server.ts";

/** A network between browser and console. */
class Network {
  url = "";
  private server!: Server;

  protected async listen(carry: (asked: IncomingMessage, answer: ServerResponse) => void): Promise<void> {
    const port = await freePort();
    this.server = createServer(carry);
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Asks the console as if the network were not there: it answers its own page only. */
function forward(target: URL, asked: IncomingMessage, answer: ServerResponse, onReply: (reply: IncomingMessage) => void): void {
  const headers: Record<string, string | string[] | undefined> = { ...asked.headers, host: target.host, "accept-encoding": "identity" };
  if (headers.origin !== undefined) headers.origin = target.origin;
  const onward = request({ host: target.hostname, port: target.port, path: asked.url, method: asked.method, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    answer.flushHeaders();
    onReply(reply);
  });
  onward.on("error", () => answer.destroy());
  answer.on("close", () => onward.destroy());
  asked.pipe(onward);
}

/** What a bad network does to the answers whose path matches. */
export interface Damage {
  path: RegExp;
  /** `flip`: one bit in the middle; `cut`: the connection ends half-way; `stall`: nothing comes after the half. */
  kind: "flip" | "cut" | "stall";
}

/** A network that can be told to do harm. */
export class BadNetwork extends Network {
  static async before(consoleUrl: string, damage: Damage): Promise<BadNetwork> {
    const network = new BadNetwork();
    await network.listen((asked, answer) =>
      forward(new URL(consoleUrl), asked, answer, (reply) => {
        if (damage.path.test(asked.url ?? "")) harm(reply, answer, damage);
        else reply.pipe(answer);
      }),
    );
    return network;
  }
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

/** How the stream of what happens in the cloud can be broken. */
export type Break = "refused" | "stalled" | "failed" | "throttled" | "a page";

/** A network that carries everything but, when it is told so, the stream. */
export class NetworkWithoutStream extends Network {
  private broken: Break | null = null;
  private readonly streams = new Set<ServerResponse>();

  static async before(consoleUrl: string): Promise<NetworkWithoutStream> {
    const network = new NetworkWithoutStream();
    await network.listen((asked, answer) => network.carry(new URL(consoleUrl), asked, answer));
    return network;
  }

  /** Cuts what is open, unless it only falls silent; what is asked for from now on ends like this. */
  break(how: Break): void {
    this.broken = how;
    if (how === "stalled") for (const stream of this.streams) stream.emit("stall");
    else this.cut();
  }

  mend(): void {
    this.broken = null;
    this.cut();
  }

  private cut(): void {
    for (const stream of this.streams) stream.destroy();
    this.streams.clear();
  }

  private carry(target: URL, asked: IncomingMessage, answer: ServerResponse): void {
    const live = asked.url?.startsWith("/console/live") === true;
    if (live) this.streams.add(answer);
    answer.on("close", () => this.streams.delete(answer));
    if (!live || this.broken === null) {
      forward(target, asked, answer, (reply) => {
        reply.pipe(answer);
        answer.on("stall", () => reply.unpipe(answer));
      });
    } else if (this.broken === "refused") answer.destroy();
    else if (this.broken === "failed") answer.writeHead(500).end();
    else if (this.broken === "throttled") answer.writeHead(429).end();
    else if (this.broken === "a page") answer.writeHead(200, { "content-type": "text/html" }).end("<p>Please sign in</p>");
  }
}
