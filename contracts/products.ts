import { z } from 'zod';
import { documentId, pageQuery, pagination, search, sortBy, text } from './common';

/** A solution that can be licensed; operators alone make and change them. */
export const product = z.object({
  documentId,
  name: z.string(),
  /** By which the host's own programs know it; it never changes. */
  code: z.string(),
  description: z.string(),
  /** Sold: licenses of one that is not stay what they are. */
  active: z.boolean(),
  /** Licenses of it on the whole platform; `null` for who does not run that. */
  licenseCount: z.number().nullable(),
});

/** GET /msp/products */
export const listProducts = {
  query: pageQuery.extend({
    search,
    active: z.enum(['true', 'false']).optional(),
    sort: sortBy(['name', 'code', 'licenseCount'], 'name:asc'),
  }),
  response: z.object({ data: z.array(product), meta: z.object({ pagination, canManage: z.boolean() }) }),
};

const fields = {
  name: text(100).min(1, 'is required'),
  description: text(1_000).default(''),
  active: z.boolean().default(true),
};
const ofProduct = z.object({ documentId });
const oneProduct = z.object({ data: product });

/** POST /msp/products */
export const createProduct = {
  body: z.strictObject({
    ...fields,
    code: z
      .string()
      .trim()
      .regex(/^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/, 'takes lower-case letters, digits and hyphens, 50 at most'),
  }),
  response: oneProduct,
};

/** PUT /msp/products/:documentId */
export const updateProduct = { params: ofProduct, body: z.strictObject(fields), response: oneProduct };

/** DELETE /msp/products/:documentId: refused while there is a license of it. */
export const deleteProduct = { params: ofProduct, response: z.object({ data: z.object({ documentId }) }) };

export type Product = z.infer<typeof product>;
export type ListProductsQuery = z.infer<typeof listProducts.query>;
export type ListProductsParams = z.input<typeof listProducts.query>;
export type ListProductsResponse = z.infer<typeof listProducts.response>;
export type CreateProductBody = z.infer<typeof createProduct.body>;
export type CreateProductInput = z.input<typeof createProduct.body>;
export type UpdateProductBody = z.infer<typeof updateProduct.body>;
export type UpdateProductInput = z.input<typeof updateProduct.body>;
export type ProductResponse = z.infer<typeof oneProduct>;
