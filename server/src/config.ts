import type { RenderedMail } from './mail/render';
import type { MailData, MailLocale, MailTemplate } from './mail/templates';
import { validateOidc, type OidcConfig } from './oidc/settings';

/** Replaces parts of a mail: the subject alone, or all of it. */
export type MailOverrides = {
  [Name in MailTemplate]?: (context: {
    locale: MailLocale;
    data: MailData[Name];
    mail: RenderedMail;
  }) => Partial<RenderedMail>;
};

export interface Config {
  /** Name of the Strapi role that every member gets. */
  memberRoleName: string;
  /** Days that entries of the audit log are kept; `null` for ever. */
  auditRetentionDays: number | null;
  /** The host's own words and looks of single mails. */
  mailTemplates: MailOverrides;
  /** The OpenID provider that members may sign in with (docs/sign-in.md); `null`: passwords alone. */
  oidc: OidcConfig | null;
}

export default {
  default: (): Config => ({ memberRoleName: 'MSP Member', auditRetentionDays: 1_095, mailTemplates: {}, oidc: null }),
  validator(config: Partial<Config>) {
    if (typeof config.memberRoleName !== 'string' || config.memberRoleName.trim() === '') {
      throw new Error('memberRoleName must be a non-empty string');
    }
    const { auditRetentionDays: days } = config;
    if (days !== null && !(Number.isInteger(days) && Number(days) > 0)) {
      throw new Error('auditRetentionDays must be a whole number of days above 0, or null to keep everything');
    }
    validateOidc(config.oidc);
    for (const [name, template] of Object.entries(config.mailTemplates ?? {})) {
      if (typeof template !== 'function') throw new Error(`mailTemplates.${name} must be a function`);
    }
  },
};
