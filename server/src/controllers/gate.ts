import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { agreeGate, getGate, sendGateCode, verifyGate } from '../../../contracts/gate';
import type { SignIn } from '../queries/sign-ins';
import { getService } from '../utils/get-service';
import { body, query } from '../utils/http';

/** The signed-in person's own sign-in, which the gate has left: whose it is is never asked. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const gate = () => getService(strapi, 'gate');
  const signIn = (ctx: Context): SignIn => ctx.state.signIn;

  return {
    async find(ctx: Context) {
      return { data: await gate().state(signIn(ctx), query(ctx, getGate.query).language) };
    },

    async send(ctx: Context) {
      body(ctx, sendGateCode.body);
      return { data: await gate().send(signIn(ctx)) };
    },

    async verify(ctx: Context) {
      const { code } = body(ctx, verifyGate.body);
      return { data: await gate().verify(signIn(ctx), code, ctx) };
    },

    async agree(ctx: Context) {
      return { data: await gate().agree(signIn(ctx), body(ctx, agreeGate.body), ctx) };
    },
  };
};
