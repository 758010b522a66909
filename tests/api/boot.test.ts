import { Client } from '../helpers/client';
import { hostAddress, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';

describe('A Strapi with the plugin', () => {
  it('boots and answers', async () => {
    const { status } = await new Client(hostAddress().url).get('/_health');
    expect(status).toBe(204);
  });

  it('makes the Strapi role of members', async () => {
    const [role] = await rowsOf('admin_roles', { code: 'msp-member' });
    expect(role?.name).toBe('MSP Member');
  });

  it('signs members and operators in through the real door', async () => {
    const w = await world({
      partners: { msp: { type: 'msp' } },
      members: { prime: { partner: 'msp' }, operator: { operator: true } },
    });
    for (const key of ['prime', 'operator'] as const) {
      const { status, body } = await w.as(key).get<{ data: { email: string } }>('/admin/users/me');
      expect([status, body.data.email]).toEqual([200, w.member(key).email]);
    }
  });

  it('does not let an inactive user in', async () => {
    const w = await world({ partners: { msp: { type: 'msp' } }, members: { gone: { partner: 'msp', active: false } } });
    await expect(w.as('gone').get('/admin/users/me')).rejects.toThrow("can't sign in");
  });
});
