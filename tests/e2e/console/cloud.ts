import { randomUUID } from "node:crypto";

/** A pool's request as the emulator stored it, secrets replaced by "set". */
export type PoolRequest = Record<string, any>;

export interface Fault {
  operation: string;
  kind: "status" | "cut_before" | "cut_after" | "stall" | "delay" | "html";
  status?: number;
  code?: string;
  times?: number;
  [key: string]: unknown;
}

/** The emulated cloud behind the console: its clock, its faults and what it was sent. */
export class Cloud {
  constructor(
    private readonly gateway: string,
    private readonly emulator: string,
  ) {}

  /** Moves the cloud's clock, and with it every pool's life. */
  async advance(seconds: number): Promise<void> {
    await this.control("POST", "/_emulator/clock", { advance_seconds: seconds });
  }

  /** The bodies of create and modify calls of one pool, oldest first. */
  async requests(pool: string): Promise<PoolRequest[]> {
    const answer = await this.control("GET", `/_emulator/requests?pool=${encodeURIComponent(pool)}`);
    return answer.requests.map((request: { body: PoolRequest }) => request.body);
  }

  async fail(fault: Fault): Promise<void> {
    await this.control("POST", "/_emulator/faults", fault);
  }

  async recover(): Promise<void> {
    await this.control("DELETE", "/_emulator/faults");
  }

  async clusters(): Promise<any[]> {
    const answer = await this.read("/openapi/cs/api/v1/clusters");
    return answer.clusters;
  }

  /** The cluster the console opens first. */
  async cluster(): Promise<any> {
    return (await this.clusters())[0];
  }

  async pools(cluster: string): Promise<any[]> {
    const answer = await this.read(`/openapi/cs/clusters/${cluster}/nodepools`);
    return answer.nodepools;
  }

  /** The pools with this name: more than one is what idempotency prevents. */
  async named(cluster: string, name: string): Promise<any[]> {
    return (await this.pools(cluster)).filter((pool) => pool.nodepool_info.name === name);
  }

  /** Creates a pool past the browser and returns its id. */
  async create(cluster: string, name: string, changes: (body: PoolRequest) => void = () => {}): Promise<string> {
    const vpc = (await this.clusters()).find((known) => known.cluster_id === cluster);
    const body: PoolRequest = {
      nodepool_info: { name },
      scaling_group: {
        vswitch_ids: await this.vswitches(vpc.vpc_id),
        instance_types: ["ecs.g7.xlarge"],
        instance_charge_type: "PostPaid",
        system_disk_category: "cloud_essd",
        system_disk_size: 120,
        image_type: "AliyunLinux3",
        key_pair: "ops",
        desired_size: 2,
      },
      kubernetes_config: { runtime: "containerd" },
    };
    changes(body);
    const answer = await fetch(`${this.gateway}/openapi/cs/clusters/${cluster}/nodepools`, {
      method: "POST",
      headers: this.mutation(),
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`creating ${name}: ${answer.status} ${text}`);
    return JSON.parse(text).nodepool_id;
  }

  /** Changes a pool past the browser, as another client would. */
  async modify(cluster: string, pool: string, body: PoolRequest): Promise<void> {
    await this.change("PUT", `/openapi/cs/clusters/${cluster}/nodepools/${pool}`, body);
  }

  /** Deletes a pool past the browser. */
  async remove(cluster: string, pool: string): Promise<void> {
    await this.change("DELETE", `/openapi/cs/clusters/${cluster}/nodepools/${pool}?force=true`);
  }

  /** The one pool with this name. */
  async pool(cluster: string, name: string): Promise<any> {
    const [pool] = await this.named(cluster, name);
    if (pool === undefined) throw new Error(`no pool is called ${name}`);
    return pool;
  }

  /** The nodes of the cluster, or of one of its pools. */
  async nodes(cluster: string, pool?: string): Promise<any[]> {
    const of = pool === undefined ? "" : `&nodepool_id=${pool}`;
    const answer = await this.read(`/openapi/cs/clusters/${cluster}/nodes?pageSize=100${of}`);
    return answer.nodes;
  }

  private async change(method: string, path: string, body?: PoolRequest): Promise<void> {
    const answer = await fetch(`${this.gateway}${path}`, { method, headers: this.mutation(), body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }

  private async vswitches(vpc: string): Promise<string[]> {
    const answer = await this.read(`/openapi/vpc/DescribeVSwitches?VpcId=${vpc}&PageSize=50`);
    return answer.VSwitches.VSwitch.map((vswitch: any) => vswitch.VSwitchId);
  }

  private async read(path: string): Promise<any> {
    const answer = await fetch(`${this.gateway}${path}`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }

  private mutation(): Record<string, string> {
    return {
      "Content-Type": "application/json",
      "X-Console-Request": "1",
      "Idempotency-Key": randomUUID(),
      Origin: this.gateway,
      "Sec-Fetch-Site": "same-origin",
    };
  }

  private async control(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await fetch(`${this.emulator}${path}`, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
