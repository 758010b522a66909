import type { Context } from 'koa';
import type { z } from 'zod';
import type { Actor } from '../access/actor';
import type { Asker } from '../services/access';
import { parse } from './parse';

/** Who asks, as `plugin::msp.can` left it. */
export const askedBy = (ctx: Context): { actor: Actor; asker: Asker } => ctx.state.msp;

export const query = <Schema extends z.ZodType>(ctx: Context, schema: Schema) => parse(schema, ctx.query);
export const params = <Schema extends z.ZodType>(ctx: Context, schema: Schema) => parse(schema, ctx.params);
export const body = <Schema extends z.ZodType>(ctx: Context, schema: Schema) =>
  parse(schema, (ctx.request as { body?: unknown }).body);
