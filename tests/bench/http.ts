import http from 'node:http';
import { Readable } from 'node:stream';
import { PASSWORD } from '../../playground/seed';

/** One signed-in person on kept-alive connections, with as little of its own in the time as Node allows. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly agent: http.Agent,
    private readonly token: string
  ) {}

  static async signIn(url: string, email: string, connections = 1): Promise<Person> {
    const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
    const answer = await send(agent, `${url}/admin/login`, 'POST', {}, { email, password: PASSWORD });
    return new Person(url, agent, (answer as { data: { token: string } }).data.token);
  }

  get(path: string): Promise<unknown> {
    return send(this.agent, this.url + path, 'GET', this.headers());
  }

  /** @returns milliseconds until a file began, and its bytes; it is read to its end and kept nowhere */
  async download(path: string): Promise<{ firstByte: number; bytes: number }> {
    const start = performance.now();
    const response = await fetch(this.url + path, { headers: this.headers() });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${(await response.text()).slice(0, 500)}`);
    let [firstByte, bytes] = [0, 0];
    for await (const chunk of Readable.fromWeb(response.body as never)) {
      firstByte ||= performance.now() - start;
      bytes += chunk.length;
    }
    return { firstByte, bytes };
  }

  /** On a connection of its own: between two saves a kept-alive one may lie idle until Strapi closes it. */
  put(path: string, body: unknown): Promise<unknown> {
    return send(false, this.url + path, 'PUT', this.headers(), body);
  }

  /** A form with files; the answer of a request that makes something. */
  async send(path: string, body: FormData | object): Promise<unknown> {
    const isForm = body instanceof FormData;
    const headers = { ...this.headers(), ...(isForm ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers,
      body: isForm ? body : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${(await response.text()).slice(0, 500)}`);
    return response.json();
  }

  leave() {
    this.agent.destroy();
  }

  private headers() {
    return { authorization: `Bearer ${this.token}` };
  }
}

/** @throws Error for any answer but 200 */
const send = (
  agent: http.Agent | false,
  url: string,
  method: string,
  headers: http.OutgoingHttpHeaders,
  body?: unknown
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const content = body === undefined ? undefined : JSON.stringify(body);
    if (content)
      Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) });
    const request = http.request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${text.slice(0, 500)}`));
      });
    });
    request.on('error', reject);
    request.end(content);
  });
