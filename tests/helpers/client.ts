export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, its text otherwise. */
  body: T;
  /** What Strapi says where the status is 400 or more. */
  error?: { status: number; name: string; message: string; details?: unknown };
}

export interface RequestOptions {
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, under the name of JSON. */
  raw?: string;
  /** Sent as multipart, files with it. */
  form?: FormData;
  headers?: Record<string, string>;
}

/** Speaks HTTP to the Strapi under test, as somebody. */
export class Client {
  /** @param token asked for once, at the first request */
  constructor(
    private readonly url: string,
    private readonly token?: () => Promise<string>
  ) {}

  get<T>(path: string, query?: RequestOptions['query'], headers?: RequestOptions['headers']) {
    return this.request<T>('GET', path, { query, headers });
  }

  post<T>(path: string, body: unknown) {
    return this.request<T>('POST', path, { body });
  }

  put<T>(path: string, body: unknown) {
    return this.request<T>('PUT', path, { body });
  }

  delete<T>(path: string) {
    return this.request<T>('DELETE', path);
  }

  async request<T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    const { query, body, form, raw = body === undefined ? undefined : JSON.stringify(body) } = options;
    const headers: Record<string, string> = { ...options.headers };
    if (raw !== undefined) headers['content-type'] = 'application/json';
    if (this.token) headers.authorization = `Bearer ${await this.token()}`;
    const response = await fetch(this.url + path + search(query), { method, headers, body: form ?? raw });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('application/json');
    const parsed = json && text ? JSON.parse(text) : text;
    return {
      status: response.status,
      headers: response.headers,
      body: parsed,
      error: json ? parsed?.error : undefined,
    };
  }
}

const search = (query: RequestOptions['query'] = {}) => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) params.set(key, String(value));
  return params.size ? `?${params}` : '';
};
