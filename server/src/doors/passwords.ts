import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { getService } from '../utils/get-service';

/** The part of Strapi's service that its routes for passwords call. */
interface Auth {
  checkCredentials(credentials: { email: string; password: string }): Promise<[unknown, unknown, object?]>;
  forgotPassword(input: { email: string }): Promise<unknown>;
  resetPassword(input: { resetPasswordToken: string; password: string }): Promise<unknown>;
}

interface Services {
  extend(uid: string, wrap: (service: Auth) => Auth): void;
}

/**
 * Closes the doors that a password opens to members whose login method knows none (TE-12): with the answer that a wrong
 * password gets, an unknown address or an unknown link, after the same work.
 */
export const guardPasswords = (strapi: Core.Strapi): void => {
  const methods = () => getService(strapi, 'login-methods');

  (strapi.get('services') as unknown as Services).extend('admin::auth', (auth) => ({
    ...auth,

    async checkCredentials(credentials) {
      const allowed = await methods().allows('credentials', { email: credentials.email.toLowerCase() });
      const result = await auth.checkCredentials(credentials);
      return allowed ? result : [null, false, { message: 'Invalid credentials' }];
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
