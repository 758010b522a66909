import type { Core } from '@strapi/types';
import type { LoginMethod } from '../../../contracts/common';
import { allowsMethod } from '../doors/doors';
import { oidcSettings } from '../oidc/settings';
import { findMethods, type WhoseMethods } from '../queries/login-methods';
import { pool } from '../utils/db';
import { invalid } from '../utils/parse';

/** What the manuals' *Google authentication* is called where no OpenID provider is configured. */
const GOOGLE = 'Google';

/** How people may sign in (TE-12), as far as the host can offer it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** @returns whether an OpenID provider is configured, and what people call it */
  const google = (): { available: boolean; label: string } => {
    const settings = oidcSettings(strapi);
    return { available: settings !== null, label: settings?.label ?? GOOGLE };
  };

  return {
    google,

    /** @returns whether somebody may sign in that way; who is no member may */
    async allows(method: 'google' | 'credentials', user: WhoseMethods, sql = pool(strapi)): Promise<boolean> {
      const methods = await findMethods(sql, user);
      return methods === undefined || allowsMethod(methods, method);
    },

    /**
     * Call it wherever somebody chooses a method: one that nobody can use is refused, never replaced by another.
     *
     * @param path of the field in the request's body
     * @throws ValidationError (400) for `google` where no OpenID provider is configured
     */
    assertAvailable(method: LoginMethod, path: PropertyKey[] = ['loginMethod']): void {
      const { available, label } = google();
      if (method !== 'google' || available) return;
      throw invalid({ path, message: `can't be ${label}: this server has no OpenID provider configured` });
    },
  };
};
