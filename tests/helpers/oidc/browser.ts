import { hostAddress } from '../control';

export interface Landed {
  status: number;
  location: string | null;
  /** As `Set-Cookie` has them. */
  cookies: string[];
  text: string;
}

/** As much of a browser as signing in takes: it keeps cookies, and stops at every redirect. */
export class Browser {
  private readonly jar = new Map<string, string>();

  /** The value of a cookie it holds. */
  cookie(name: string): string | undefined {
    return this.jar.get(name);
  }

  /** Forgets cookies. */
  without(...names: string[]): this {
    for (const name of names) this.jar.delete(name);
    return this;
  }

  async request(url: string, init: RequestInit = {}): Promise<Landed> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }), 'user-agent': 'doors/1' };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    const cookies = answer.headers.getSetCookie();
    for (const text of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      if (value) this.jar.set(name!, value);
      else this.jar.delete(name!);
    }
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      location: location && new URL(location, url).href,
      cookies,
      text: await answer.text(),
    };
  }

  post(path: string, body: object): Promise<Landed> {
    const headers = { 'content-type': 'application/json', 'accept-language': 'en' };
    return this.request(hostAddress().url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** @returns the provider's page, to which the browser is sent */
  async start(body: object = {}): Promise<string> {
    const { status, text } = await this.post('/api/msp/oidc/start', body);
    if (status !== 200) throw new Error(`${status} ${text}`);
    return (JSON.parse(text) as { data: { url: string } }).data.url;
  }

  /** @returns the address at Strapi to which the provider sends the browser back */
  async visitProvider(page: string): Promise<string> {
    let url = page;
    while (!url.startsWith(hostAddress().url)) {
      const { status, location, text } = await this.request(url);
      if (!location) throw new Error(`${status} ${text}`);
      url = location;
    }
    return url;
  }

  /** The whole way. */
  async signIn(body?: object): Promise<Landed> {
    return this.request(await this.visitProvider(await this.start(body)));
  }
}
