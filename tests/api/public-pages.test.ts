import { changeRows } from '../helpers/control';
import { forgetLimits } from '../helpers/invites';
import { world } from '../helpers/world';
import type { Client } from '../helpers/client';

describe('The public pages', () => {
  let anonymous: Client;
  beforeAll(async () => {
    ({ anonymous } = await world({}));
  });
  const page = (language = 'en') =>
    anonymous.get<string>('/api/msp/invite', undefined, { 'accept-language': language });

  it('[TE-18] are kept by no cache, told to nobody and framed by nobody', async () => {
    const { status, headers } = await page();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('set-cookie')).toBeNull();
    const policy = new Map(
      headers
        .get('content-security-policy')!
        .split(/;\s*/)
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')])
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(JSON.stringify([...policy])).not.toContain('unsafe');
  });

  it('[TE-18] answer POST requests without a cache too, refusals among them', async () => {
    const { status, headers } = await anonymous.post('/api/msp/invites/open', { token: 'unknown' });
    expect([status, headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      404,
      'no-store',
      'no-referrer',
    ]);
  });

  it('[TE-2] say to a browser that asks too often that it does, and to anything else in JSON', async () => {
    const ask = (accept: string) => anonymous.get<string>('/api/msp/o/nobody', undefined, { accept });
    await ask('text/html');
    await changeRows({ table: 'msp_rate_limits', where: {}, set: { points: 10_000 } });
    try {
      const shown = await ask('text/html,application/xhtml+xml,*/*;q=0.8');
      expect([shown.status, shown.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
      expect(Number(shown.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(shown.body).toContain('Too many attempts');
      expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
      for (const accept of ['application/json', '*/*']) {
        const told = await ask(accept);
        expect([told.status, told.error?.name]).toEqual([429, 'RateLimitError']);
      }
    } finally {
      await forgetLimits();
    }
  });

  it('[TE-18] hold no script or style of their own, as Strapi’s policy wants it', async () => {
    const { body } = await page();
    const scripts = [...body.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
    expect(scripts).toHaveLength(1);
    for (const [, attributes, content] of scripts) expect([/ src="/.test(attributes!), content]).toEqual([true, '']);
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  });

  it('[TE-18] name files that are there, may be kept for ever, and name each other', async () => {
    const { body } = await page();
    const files = [...body.matchAll(/(?:src|href)="\.\/(pages\/[^"]+)"/g)].map(([, file]) => file!);
    expect(files.map((file) => file.replace(/-[0-9a-f]{16}/, ''))).toEqual(['pages/style.css', 'pages/invite.js']);
    for (const file of files) {
      const { status, headers, body: content } = await anonymous.get<string>(`/api/msp/${file}`);
      expect([file, status]).toEqual([file, 200]);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('content-type')).toMatch(file.endsWith('.js') ? /^text\/javascript/ : /^text\/css/);
      const imported = /from '\.\/(kit-[0-9a-f]{16}\.js)'/.exec(content)?.[1];
      expect(Boolean(imported)).toBe(file.endsWith('.js'));
      if (imported) expect((await anonymous.get(`/api/msp/pages/${imported}`)).status).toBe(200);
    }
    for (const file of ['invite.js', '..%2F..%2Fpackage.json', 'style-0000000000000000.css']) {
      expect([file, (await anonymous.get(`/api/msp/pages/${file}`)).status]).toEqual([file, 404]);
    }
  });

  it('[TE-18] speak the browser’s language, English where there is no translation', async () => {
    expect((await page('de-AT,en;q=0.5')).body).toContain('<html lang="de">');
    expect((await page('de-AT,en;q=0.5')).body).toContain('Diese Einladung ist nicht gültig');
    expect((await page('fr')).body).toContain('<html lang="en">');
    expect((await page('fr')).body).toContain('ask the person who invited you for a new invitation');
  });

  it('[TE-18] label every field, and read errors out', async () => {
    const { body } = await page();
    const ids = [...body.matchAll(/<input\s+id="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !body.includes(`<label for="${id}">`))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, form] of body.matchAll(/<form\b[^>]*>([^]*?)<\/form>/g)) expect(form).toContain('role="alert"');
  });
});
