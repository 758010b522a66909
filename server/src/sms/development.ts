import type { SmsProviderModule } from './provider';

/** For who develops or tries the center: a text message becomes a mail, to an address made of the number. */
export const init: SmsProviderModule['init'] = ({ domain = 'sms.test' }, _settings, { strapi }) => ({
  send: ({ to, text }) =>
    strapi
      .plugin('email')
      .service('email')
      .send({ to: `${to.replace(/\D/g, '')}@${domain}`, subject: `SMS to ${to}`, text }),
});
