import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  cancelImport,
  findImport,
  importReport,
  importTemplate,
  listImports,
  startImport,
  uploadImport,
} from '../../../contracts/imports';
import { REPORT_COLUMNS } from '../imports/report';
import { templateOf } from '../imports/template';
import type { ImportFile } from '../services/imports';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, body, fileOf, formData, params, query } from '../utils/http';

const CSV = 'text/csv; charset=utf-8';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'imports');

  return {
    async find(ctx: Context) {
      const { rows, pagination } = await service().find(askedBy(ctx).actor, query(ctx, listImports.query));
      return { data: rows, meta: { pagination } };
    },

    async findOne(ctx: Context) {
      const { documentId } = params(ctx, findImport.params);
      return { data: await service().findOne(askedBy(ctx).actor, documentId) };
    },

    template(ctx: Context) {
      const { kind, language } = query(ctx, importTemplate.query);
      ctx.attachment(`${kind}.csv`);
      ctx.type = CSV;
      return templateOf(kind, language);
    },

    async report(ctx: Context) {
      const { documentId } = params(ctx, importReport.params);
      const { language } = query(ctx, importReport.query);
      const { name, batches } = await service().report(askedBy(ctx).actor, documentId, language);
      ctx.attachment(`${name}-report.csv`);
      ctx.type = CSV;
      return csvOf(REPORT_COLUMNS, batches);
    },

    async upload(ctx: Context) {
      const { actor, asker } = askedBy(ctx);
      const file = fileOf(ctx, 'file') as ImportFile | undefined;
      const data = await service().upload(actor, asker, formData(ctx, uploadImport.body), file);
      ctx.status = 201;
      return { data };
    },

    async start(ctx: Context) {
      const { documentId } = params(ctx, startImport.params);
      const { mode } = body(ctx, startImport.body);
      return { data: await service().start(askedBy(ctx).asker, documentId, mode) };
    },

    async cancel(ctx: Context) {
      const { documentId } = params(ctx, cancelImport.params);
      body(ctx, cancelImport.body);
      return { data: await service().cancel(askedBy(ctx).asker, documentId) };
    },
  };
};
