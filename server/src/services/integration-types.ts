import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { IntegrationRange, IntegrationType } from '../../../contracts/integrations';
import type { Actor } from '../access/actor';
import { holdsAtHome } from '../access/decide';
import { fieldsOf, readDefinitions, type KnownType } from '../integrations/definitions';
import { countTypes } from '../queries/integrations';
import { pool } from '../utils/db';
import { getService } from '../utils/get-service';

/** The types of integrations that the host defines, and what is left of those that it has taken away (CU-10). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const definitions = () => readDefinitions(strapi.plugin('msp').config('integrations'));

  const definition = (type: string): KnownType | undefined => definitions().find((known) => known.type === type);

  return {
    definition,

    /** @throws ApplicationError (400) */
    configured(type: string): KnownType {
      const known = definition(type);
      if (!known) throw new errors.ApplicationError('The type of this integration is not configured any more');
      return known;
    },

    /**
     * @param of the own account, or everything in scope
     * @returns the configured types with how many there are of each, then those of which something is left
     */
    async find(actor: Actor, of: IntegrationRange): Promise<{ types: IntegrationType[]; canCreate: boolean }> {
      const asked = { actor, now: getService(strapi, 'clock').now() };
      const counts = new Map((await countTypes(pool(strapi), asked, of)).map((each) => [each.type, each]));
      const known = definitions();
      const left = [...counts.keys()].filter((type) => !known.some((each) => each.type === type));
      const figures = (type: string) => ({
        count: counts.get(type)?.count ?? 0,
        failingCount: counts.get(type)?.failingCount ?? 0,
      });
      return {
        types: [
          ...known.map((each) => ({ ...labelOf(each), fields: fieldsOf(each), ...figures(each.type) })),
          ...left.map((type) => ({ ...unknownType(type), fields: [], ...figures(type) })),
        ],
        canCreate: holdsAtHome(actor, 'integration.manage'),
      };
    },

    /** What a type is called and how it is drawn, configured or not. */
    label(type: string) {
      const known = definition(type);
      return known ? labelOf(known) : unknownType(type);
    },
  };
};

const labelOf = ({ type, name, icon, description }: KnownType) => ({
  ...{ type, name, icon },
  description: description ?? null,
  configured: true,
});

const unknownType = (type: string) => ({
  ...{ type, name: type, icon: 'puzzle' as const },
  description: null,
  configured: false,
});
