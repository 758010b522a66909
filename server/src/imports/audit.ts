import type { Core } from '@strapi/types';
import type { ImportRow } from '../queries/imports';
import type { Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

/** Into the log of the importer's account: that an import began, and how it ended. Comes last in its transaction. */
export const tellImport = async (
  strapi: Core.Strapi,
  trx: Sql,
  action: 'import.start' | 'import.finish',
  job: ImportRow
): Promise<void> => {
  const user = await trx(T.users).where({ id: job.importerId }).first();
  const { kind, mode, fileName, fileHash, rows, state, faulty, written, failure } = job;
  const end = action === 'import.finish' ? { state, faulty, written, reason: failure ?? undefined } : {};
  const by = {
    userId: job.importerId,
    userDocumentId: user?.document_id ?? null,
    name: [user?.firstname, user?.lastname].filter(Boolean).join(' ') || (user?.email ?? ''),
    homeId: job.partnerId,
    address: job.address,
    userAgent: job.userAgent,
  };
  await getService(strapi, 'audit').appendAs(trx, by, [
    {
      action,
      partnerId: job.partnerId,
      target: { type: 'import', documentId: job.documentId, label: fileName },
      after: { kind, mode, fileName, fileHash, rows, ...end },
    },
  ]);
};
