import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { getService } from '../utils/get-service';

/** The part of Strapi's service that its routes for passwords call. */
interface Auth {
  checkCredentials(credentials: { email: string; password: string }): Promise<[unknown, unknown, object?]>;
  forgotPassword(input: { email: string }): Promise<unknown>;
  resetPassword(input: { resetPasswordToken: string; password: string }): Promise<unknown>;
}

/** To who has proved to be a member of a disabled partner, or of one below (PA-2). */
export const CUT_OFF = 'Your organisation is disabled in the partner center: ask who works with you there';

interface Services {
  extend(uid: string, wrap: (service: Auth) => Auth): void;
}

/**
 * Closes the doors that a password opens to members whose login method knows none (TE-12): with the answer that a wrong
 * password gets, an unknown address or an unknown link, after the same work. With the right password, members of a disabled
 * partner are told so.
 */
export const guardPasswords = (strapi: Core.Strapi): void => {
  const methods = () => getService(strapi, 'login-methods');

  (strapi.get('services') as unknown as Services).extend('admin::auth', (auth) => ({
    ...auth,

    async checkCredentials(credentials) {
      const allowed = await methods().allows('credentials', { email: credentials.email.toLowerCase() });
      const result = await auth.checkCredentials(credentials);
      if (!allowed) return [null, false, { message: 'Invalid credentials' }];
      const user = result[1] as { id: number } | false | null;
      const isCutOff = user && (await getService(strapi, 'sign-ins').isCutOff(user.id));
      return isCutOff ? [null, false, { message: CUT_OFF }] : result;
    },

    async forgotPassword({ email }) {
      if (await methods().allows('credentials', { email: email.toLowerCase() })) await auth.forgotPassword({ email });
    },

    async resetPassword(input) {
      const user = { reset_password_token: input.resetPasswordToken };
      if (await methods().allows('credentials', user)) return auth.resetPassword(input);
      await getService(strapi, 'sign-ins').noteRefused(user, strapi.requestContext.get(), 'reset');
      throw new errors.ApplicationError();
    },
  }));
};
