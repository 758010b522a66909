import { createReadStream } from 'node:fs';
import type { Core } from '@strapi/types';
import { MAX_LOGO_SIDE } from '../../../contracts/logo';
import type { PartnerDetails } from '../../../contracts/partner-details';
import type { Actor } from '../access/actor';
import type { PartnerRow } from '../access/decide';
import type { Config } from '../config';
import { findLogo, isFileLinked, linkLogo, type StoredFile } from '../queries/logos';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { imageTypeOf } from '../utils/image-type';
import { invalid } from '../utils/parse';
import { serverPath } from '../utils/paths';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** A file of a form, where the request has left it. */
export interface FormFile {
  filepath: string;
  /** In bytes. */
  size: number;
}

interface Upload {
  service(name: 'upload'): {
    upload(input: object): Promise<StoredFile[]>;
    findOne(id: number): Promise<object | null>;
    remove(file: object): Promise<unknown>;
  };
  service(name: 'file'): { signFileUrls<File>(file: File): Promise<File> };
  service(name: 'image-manipulation'): {
    getDimensions(file: object): Promise<{ width: number | null; height: number | null }>;
  };
}

const refuse = (message: string) => invalid({ path: ['logo'], message });

/** The logos of partners (PA-7): files of Strapi's upload plugin, which members reach through here alone. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const uploads = () => strapi.plugin('upload') as unknown as Upload;
  const target = (documentId: string) => ({ kind: 'partner', documentId }) as const;

  /** @returns the type by the file's content; what it is called or said to be counts for nothing */
  const check = async ({ filepath, size }: FormFile): Promise<string> => {
    const { maxBytes, types } = strapi.plugin('msp').config<Config['logo']>('logo');
    if (size > maxBytes) throw refuse(`is larger than ${Math.floor(maxBytes / 1024)} kB`);
    const type = await imageTypeOf(filepath);
    if (!type || !types.includes(type)) throw refuse(`is none of ${types.join(', ')}`);
    const { width, height } = await uploads()
      .service('image-manipulation')
      .getDimensions({ filepath, getStream: () => createReadStream(filepath) })
      .catch(() => ({ width: null, height: null }));
    if (!width || !height) throw refuse('can’t be read as an image');
    if (Math.max(width, height) > MAX_LOGO_SIDE) throw refuse(`is wider or higher than ${MAX_LOGO_SIDE} pixels`);
    return type;
  };

  /**
   * Stores a file that nothing shows yet, before the transaction that shows it: storage knows no rollback.
   *
   * @param name of the partner, for who can't see the image
   * @throws ValidationError (400) on `logo`
   */
  const store = async (file: FormFile, name: string): Promise<StoredFile> => {
    const mimetype = await check(file);
    const fileName = `logo.${mimetype.slice('image/'.length)}`;
    const [stored] = await uploads()
      .service('upload')
      .upload({
        data: { fileInfo: { name: fileName, alternativeText: name } },
        files: { ...file, originalFilename: fileName, mimetype },
      });
    if (!stored) throw new Error('The upload plugin has stored nothing');
    return stored;
  };

  /** Removes a file that nothing shows any more; one that stays for a failure of the storage does no harm. */
  const discard = async (id: number): Promise<void> => {
    try {
      if (await isFileLinked(pool(strapi), id)) return;
      const file = await uploads().service('upload').findOne(id);
      if (file) await uploads().service('upload').remove(file);
    } catch (error) {
      strapi.log.error(`msp: the former logo ${id} was not removed: ${(error as Error).message}`);
    }
  };

  const write = (asker: Asker, documentId: string, stored: StoredFile | null): Promise<StoredFile | undefined> =>
    transaction(strapi, async (trx) => {
      const access = getService(strapi, 'access');
      const require = (actor: Actor) => access.require(actor, 'partner.update', target(documentId), trx);
      const { id } = await require(await access.actor(asker, trx));
      await lockRow(trx, T.partners, id);
      const actor = await access.actor(asker, trx);
      const { name } = (await require(actor)) as PartnerRow;
      const old = await findLogo(trx, id);
      if (!old && !stored) return undefined;
      await linkLogo(trx, { id, documentId }, stored?.id ?? null, old?.id ?? null);
      await getService(strapi, 'audit').append(trx, actor, asker, {
        action: 'partner.update',
        partnerId: id,
        target: { type: 'partner', documentId, label: name },
        before: { logo: old?.hash ?? null },
        after: { logo: stored?.hash ?? null },
      });
      return old;
    });

  /** @returns where a browser finds a partner's logo, by its numeric id: a path of this server, or an address */
  const url = async (sql: Sql, partnerId: number): Promise<string | null> => {
    const file = await findLogo(sql, partnerId);
    return file ? (await uploads().service('file').signFileUrls(file)).url : null;
  };

  return {
    store,
    discard,

    /** Shows a stored file as the logo of a new partner, in its transaction. */
    attach: (trx: Sql, partner: { id: number; documentId: string }, file: StoredFile): Promise<void> =>
      linkLogo(trx, partner, file.id, null),

    url,

    /** The same for a page outside the panel, behind any prefix. */
    async publicUrl(partnerId: number): Promise<string | null> {
      const found = await url(pool(strapi), partnerId);
      return found?.startsWith('/') ? serverPath(strapi, found) : found;
    },

    /**
     * Gives a partner a logo, or takes it away; the former file is deleted unless something else shows it.
     *
     * @param documentId of the partner
     * @param file `null` for none
     * @throws ValidationError (400) on `logo`; NotFoundError (404), ForbiddenError (403)
     */
    async update(asker: Asker, actor: Actor, documentId: string, file: FormFile | null): Promise<PartnerDetails> {
      const access = getService(strapi, 'access');
      const { name } = (await access.require(actor, 'partner.update', target(documentId))) as PartnerRow;
      const stored = file && (await store(file, name));
      const old = await write(asker, documentId, stored).catch(async (error) => {
        if (stored) await discard(stored.id);
        throw error;
      });
      if (old) await discard(old.id);
      return getService(strapi, 'partner-details').findOne(actor, documentId);
    },
  };
};
