import type { Context } from 'koa';
import type { z } from 'zod';
import type { Actor } from '../access/actor';
import type { Asker } from '../services/access';
import type { FormFile } from '../services/logos';
import { invalid, parse } from './parse';

/** Who asks, as `plugin::msp.can` left it. */
export const askedBy = (ctx: Context): { actor: Actor; asker: Asker } => ctx.state.msp;

export const query = <Schema extends z.ZodType>(ctx: Context, schema: Schema) => parse(schema, ctx.query);
export const params = <Schema extends z.ZodType>(ctx: Context, schema: Schema) => parse(schema, ctx.params);
export const body = <Schema extends z.ZodType>(ctx: Context, schema: Schema) =>
  parse(schema, (ctx.request as { body?: unknown }).body);

interface Form {
  body?: { data?: unknown };
  files?: Record<string, FormFile | FormFile[] | undefined>;
}

/** The one file of that name in a multipart form. */
export const fileOf = (ctx: Context, name: string): FormFile | undefined => {
  const file = (ctx.request as Form).files?.[name];
  return Array.isArray(file) ? undefined : file;
};

/** A body of JSON; in a multipart form, where files come with it, it is the field `data`, as Strapi has it. */
export const formData = <Schema extends z.ZodType>(ctx: Context, schema: Schema) => {
  if (!ctx.is('multipart/form-data')) return body(ctx, schema);
  const { data } = (ctx.request as Form).body ?? {};
  try {
    return parse(schema, JSON.parse(String(data)));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid({ path: ['data'], message: 'is not JSON' });
    throw error;
  }
};
