import type { Core } from '@strapi/types';
import can from '../../server/src/policies/can';

describe('The policy plugin::msp.can', () => {
  it('opens nothing where the gate has not seen a sign-in', async () => {
    const ctx = { state: { user: { id: 1 }, userAbility: { can: () => true } }, params: {} };
    const judge = async () => can.handler(ctx as never, { capability: 'partner.read' }, { strapi: {} as Core.Strapi });
    await expect(judge()).rejects.toThrow('Sign in again');
  });
});
