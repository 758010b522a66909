import { changeRows, hostAddress, rowsOf } from '../helpers/control';
import { forgetLimits } from '../helpers/invites';
import { Browser } from '../helpers/oidc/browser';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      other: { type: 'msp' },
      googlers: { type: 'partner', parent: 'msp', loginMethods: 'google' },
      typists: { type: 'partner', parent: 'msp', loginMethods: 'credentials' },
      marked: { type: 'partner', parent: 'msp', name: 'A <img src=x onerror=alert(1)> & "B"' },
      off: { type: 'msp' },
      offChild: { type: 'partner', parent: 'off' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      others: { partner: 'other' },
      operator: { operator: true },
    },
  });

describe('[TE-2] The sign-in page of an organization', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    await forgetLimits();
    w = await build();
  });
  type Partner = 'msp' | 'other' | 'googlers' | 'typists' | 'marked' | 'off' | 'offChild';

  const slugOf = (partner: Partner) => `${partner.toLowerCase()}-${w.suffix}`;
  const open = (path: string, language = 'en') =>
    new Browser().request(`${hostAddress().url}/api/msp/${path}`, { headers: { 'accept-language': language } });
  const page = (partner: Partner, language?: string) => open(`o/${slugOf(partner)}`, language);
  const rename = (who: Parameters<typeof w.as>[0], partner: Partner, organizationName: string) =>
    w.as(who).put(`/msp/partners/${w.id(partner)}/details`, { organizationName });

  it('bears its name and asks for mail address and password', async () => {
    const { status, text } = await page('msp');
    expect(status).toBe(200);
    expect(text).toContain(`<h1>Sign in to ${w.name('msp')}</h1>`);
    expect(text).toMatch(/<label for="password-email">Email<\/label>/);
    expect(text).toContain('data-login="/admin/login"');
    expect(text).not.toContain('Continue with');
  });

  it('speaks the language of the browser', async () => {
    const { text } = await page('msp', 'de-AT,de;q=0.9,en;q=0.5');
    expect(text).toContain('<html lang="de">');
    expect(text).toContain(`<h1>Bei ${w.name('msp')} anmelden</h1>`);
    expect((await page('msp', 'fr')).text).toContain('<html lang="en">');
  });

  it('keeps to Strapi’s content security policy, and shows a name as text', async () => {
    const { text } = await page('marked');
    expect(text).toContain('A &lt;img src=x onerror=alert(1)&gt; &amp;');
    expect(text).not.toMatch(/<script(?![^>]* src=)|<style|<img|\sstyle=/);
  });

  it('offers what the organization allows, and says why something can’t be had', async () => {
    const typists = (await page('typists')).text;
    expect([typists.includes('id="password"'), typists.includes('Continue with')]).toEqual([true, false]);
    const googlers = (await page('googlers')).text;
    expect([googlers.includes('id="password"'), googlers.includes('Continue with Google')]).toEqual([false, true]);
    expect(googlers).toMatch(/<button[^>]*\sdisabled[^>]*aria-describedby="unavailable"/);
    expect(googlers).toContain('this server has not set it up');
  });

  it('is the same for a name that nobody has and for a disabled partner, or one below', async () => {
    const set = (disabled: boolean) =>
      changeRows({ table: 'msp_partners', where: { id: w.rowId('off') }, set: { disabled } });
    expect([(await page('off')).status, (await page('offChild')).status]).toEqual([200, 200]);
    await set(true);
    const [unknown, disabled, below] = [await open(`o/nobody-${w.suffix}`), await page('off'), await page('offChild')];
    expect([unknown.status, unknown.text]).toEqual([404, expect.stringContaining('There is no such sign-in page')]);
    expect([disabled.status, disabled.text]).toEqual([unknown.status, unknown.text]);
    expect([below.status, below.text]).toEqual([unknown.status, unknown.text]);
    for (const odd of ['a%00b', 'x', '%20', 'a'.repeat(300), '%F0%9F%92%A9']) {
      const { status, text } = await open(`o/${odd}`);
      expect([odd, status, text]).toEqual([odd, unknown.status, unknown.text]);
    }
  });

  it('is found by every name it has had, and no other partner ever gets one of them', async () => {
    const [old, present] = [slugOf('msp'), `renamed-${w.suffix}`];
    expect((await rename('prime', 'msp', present)).status).toBe(200);
    expect((await open(`o/${present}`)).text).toContain(`Sign in to ${w.name('msp')}`);
    const former = await open(`o/${old}`);
    expect([former.status, former.location]).toEqual([302, `${hostAddress().url}/api/msp/o/${present}`]);
    expect((await open(`o/${present.toUpperCase()}`)).location).toBe(former.location);

    for (const taken of [old, present]) {
      const refused = await rename('others', 'other', taken);
      expect([refused.status, refused.error?.message]).toEqual([400, 'organizationName: is taken']);
    }
    expect((await rename('prime', 'msp', old)).status).toBe(200);
    expect((await open(`o/${present}`)).location).toBe(`${hostAddress().url}/api/msp/o/${old}`);
    expect((await rename('operator', 'msp', `third-${w.suffix}`)).status).toBe(200);
    expect(await rowsOf('msp_organization_names', { partner_id: w.rowId('msp') })).toHaveLength(3);

    const entries = await rowsOf('msp_audit_entries', { target_id: w.id('msp') });
    const told = entries.map(({ record }) => JSON.parse(record as string));
    expect(told.map(({ before, after }) => [before?.organizationName, after?.organizationName])).toEqual([
      [old, present],
      [present, old],
      [old, `third-${w.suffix}`],
    ]);
  });

  it('is renamed by prime admins and operators alone', async () => {
    expect((await rename('admin', 'msp', `mine-${w.suffix}`)).status).toBe(403);
    expect((await rename('others', 'msp', `mine-${w.suffix}`)).status).toBe(404);
    expect((await rename('prime', 'typists', `mine-${w.suffix}`)).status).toBe(403);
    expect((await rename('prime', 'msp', 'Not A Name!')).status).toBe(400);
  });

  it('is asked for by the name of the organization', async () => {
    const { status, text } = await open('sign-in');
    expect([status, text]).toEqual([200, expect.stringContaining('Organization name')]);
    const asked = await open(`sign-in?organization=${encodeURIComponent('  Bright & Wäter ')}`);
    expect([asked.status, asked.location]).toEqual([302, `${hostAddress().url}/api/msp/o/bright-water`]);
  });
});
