import type { Core } from '@strapi/types';
import type {
  Acceptance,
  AcceptanceColumn,
  AcceptancesFilter,
  AgreementVersion,
  ListAcceptancesQuery,
  ListAcceptancesResponse,
  ListAgreementsResponse,
  PublishAgreementBody,
} from '../../../contracts/agreements';
import type { AgreeGateBody, Gate } from '../../../contracts/gate';
import type { Actor } from '../access/actor';
import { countMembers, findAcceptances, findAgreements, findPresentAgreement } from '../queries/agreements';
import { findPeopleByIds } from '../queries/sign-ins';
import { pool, transaction } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { exportBatches } from '../utils/export-batches';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { AuditedBy } from './audit';

const EXPORT_BATCH = 1_000;

/** The language asked for, or one like it; English, or else the first. */
const best = <Text extends { language: string }>(texts: Text[], wished: string | null | undefined): Text | undefined =>
  [wished, wished?.split('-')[0], 'en']
    .map((language) => texts.find((text) => text.language === language))
    .find((text) => text !== undefined) ?? texts[0];

/** The license agreement: a text per version and language, and who accepted which (PA-19). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const operatorsOnly = (actor: Actor) => {
    if (!actor.operator) throw forbidden('Only operators edit the license agreement');
  };
  const read = ({ search, version, sort }: AcceptancesFilter, offset: number, limit: number) => {
    const [column, order] = sort.split(':') as [AcceptanceColumn, 'asc' | 'desc'];
    return findAcceptances(pool(strapi), { search, version, sort: { column, order }, offset, limit });
  };

  return {
    /** @returns the present version in the language wished for; `null` where none was published */
    async present(language: string | null | undefined): Promise<Gate['agreement']> {
      const text = best(await findPresentAgreement(pool(strapi)), language);
      return text ? { ...text, since: text.since.toISOString() } : null;
    },

    /**
     * @returns every version, and how many members the next one would ask
     * @throws ForbiddenError (403) for anybody but operators
     */
    async find(actor: Actor): Promise<ListAgreementsResponse> {
      operatorsOnly(actor);
      const members = await countMembers(pool(strapi));
      return { data: await findAgreements(pool(strapi)), meta: { members } };
    },

    /**
     * @returns a page of who has agreed to what
     * @throws ForbiddenError (403) for anybody but operators
     */
    async findAcceptances(
      actor: Actor,
      { page, pageSize, ...filter }: ListAcceptancesQuery
    ): Promise<ListAcceptancesResponse> {
      operatorsOnly(actor);
      const { rows, total } = await read(filter, (page - 1) * pageSize, pageSize);
      // A page beyond the last has no row that could carry the total
      const known = rows.length > 0 || page === 1 ? total : (await read(filter, 0, 1)).total;
      return { data: rows, meta: { pagination: toPagination(page, pageSize, known) } };
    },

    /**
     * Every row that matches, for a file; the export itself is audited first (EX-13).
     *
     * @throws ForbiddenError (403) for anybody but operators
     */
    async exportAcceptances(
      actor: Actor,
      asker: Asker,
      filter: AcceptancesFilter
    ): Promise<AsyncGenerator<Acceptance[]>> {
      operatorsOnly(actor);
      await transaction(strapi, (trx) =>
        getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'agreement.export',
          partnerId: null,
          target: { type: 'export', documentId: 'agreements', label: 'acceptances.csv' },
          after: { ...filter, format: 'csv' },
        })
      );
      return exportBatches(strapi, asker, EXPORT_BATCH, (reader, offset) => {
        operatorsOnly(reader);
        return read(filter, offset, EXPORT_BATCH);
      });
    },

    /**
     * Makes the next version, which every member has to accept before the next request is served.
     *
     * @throws ForbiddenError (403) for anybody but operators
     */
    publish: (asker: Asker, { texts }: PublishAgreementBody): Promise<AgreementVersion> =>
      transaction(strapi, async (trx) => {
        const actor = await getService(strapi, 'access').actor(asker, trx);
        operatorsOnly(actor);
        const version = ((await findPresentAgreement(trx))[0]?.version ?? 0) + 1;
        const at = now();
        // Of two who publish at once, the unique index refuses one
        await trx(T.agreements).insert(
          texts.map(({ language, text }) => ({
            document_id: createDocumentId(),
            version,
            language,
            text,
            published_by_id: actor.userId,
            created_at: at,
            updated_at: at,
            published_at: at,
          }))
        );
        await getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'agreement.publish',
          partnerId: null,
          target: { type: 'agreement', documentId: String(version), label: `Version ${version}` },
          after: { languages: texts.map(({ language }) => language) },
        });
        return { version, since: at.toISOString(), publishedBy: actor.name, texts, accepted: 0 };
      }),

    /**
     * Stores that a member has accepted, with version, time and address.
     *
     * @param userId numeric id of the Strapi user
     * @throws ValidationError (400) for a version that is not the present one
     */
    accept: (userId: number, { version, language }: AgreeGateBody, from: Pick<AuditedBy, 'address' | 'userAgent'>) =>
      transaction(strapi, async (trx) => {
        const present = await findPresentAgreement(trx);
        if (present[0]?.version !== version) throw invalid({ path: ['version'], message: 'is not the present one' });
        if (!present.some((text) => text.language === language)) {
          throw invalid({ path: ['language'], message: 'has no text' });
        }
        const at = now();
        const accepted = await trx(T.agreementAcceptances).where({ user_id: userId, version }).first('id');
        if (accepted) return;
        await trx(T.agreementAcceptances).insert({
          document_id: createDocumentId(),
          user_id: userId,
          version,
          language,
          address: from.address.slice(0, 64),
          created_at: at,
          updated_at: at,
          published_at: at,
        });
        const [person] = await findPeopleByIds(trx, [userId]);
        const { documentId, email, name, homeId } = person!;
        await getService(strapi, 'audit').appendAs(trx, { userId, userDocumentId: documentId, name, homeId, ...from }, [
          {
            action: 'agreement.accept',
            partnerId: homeId,
            target: { type: 'user', documentId, label: email },
            after: { version, language },
          },
        ]);
      }),
  };
};
