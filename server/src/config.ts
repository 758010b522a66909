import { LASTING_STATES, REMOVED } from '../../contracts/devices';
import { LOGO_TYPES, type LogoType } from '../../contracts/logo';
import type { RenderedMail } from './mail/render';
import type { MailData, MailLocale, MailTemplate } from './mail/templates';
import { RATE_LIMITS, type RateLimit, type RateLimitName } from './rate-limits';
import { validateSms, type SmsConfig } from './sms/provider';
import { validateOidc, type OidcConfig } from './oidc/settings';
import { validateIntegrations, type IntegrationDefinition } from './integrations/definitions';

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
  /** Days that an archived customer or partner can be restored; then it is deleted for good. */
  archiveRetentionDays: number;
  /** The host's own words and looks of single mails. */
  mailTemplates: MailOverrides;
  /** The OpenID provider that members may sign in with (docs/sign-in.md); `null`: passwords alone. */
  oidc: OidcConfig | null;
  /** Days that an invitation is good for. */
  inviteDays: number;
  /** Invitations mailed for one partner within an hour, at most. */
  inviteMailsPerHour: number;
  /** Whether a new customer's link waits for the tenant's approval, or counts as accepted. */
  newCustomerLink: 'pending' | 'accepted';
  /** States of devices on their way from one to the next, which count in the total alone (docs/devices.md). */
  transientDeviceStates: string[];
  /** The roles that customer users are invited into, with what they are called where the host has no translation. */
  customerUserRoles: { name: string; label: string }[];
  /** How often the routes without a sign-in may be called (services/rate-limits.ts); others stay as they are. */
  rateLimits: Partial<Record<RateLimitName, RateLimit>>;
  /** How text messages leave (docs/sms.md); `null`: none do, and no mobile number can be verified. */
  sms: SmsConfig | null;
  /** CSS of the host's, after that of the public pages. */
  pageStyle: string;
  /** How large a partner's logo may be, and of which types; what a file is, its content says. */
  logo: { maxBytes: number; types: LogoType[] };
  /** How large an imported file may be, in bytes and in rows (docs/import.md). */
  imports: { maxBytes: number; maxRows: number };
  /** Other systems that partners connect and share with customers (docs/integrations.md). */
  integrations: IntegrationDefinition[];
}

export default {
  default: (): Config => ({
    memberRoleName: 'MSP Member',
    auditRetentionDays: 1_095,
    archiveRetentionDays: 90,
    mailTemplates: {},
    oidc: null,
    inviteDays: 7,
    inviteMailsPerHour: 100,
    newCustomerLink: 'pending',
    transientDeviceStates: ['onboarding-in-progress', 'provisioning-in-progress'],
    customerUserRoles: [
      { name: 'admin', label: 'Admin' },
      { name: 'user', label: 'User' },
      { name: 'read-only', label: 'Read-only' },
    ],
    rateLimits: {},
    sms: null,
    pageStyle: '',
    logo: { maxBytes: 1_048_576, types: [...LOGO_TYPES] },
    imports: { maxBytes: 33_554_432, maxRows: 100_000 },
    integrations: [],
  }),
  validator(config: Partial<Config>) {
    if (typeof config.memberRoleName !== 'string' || config.memberRoleName.trim() === '') {
      throw new Error('memberRoleName must be a non-empty string');
    }
    const { auditRetentionDays: days } = config;
    if (days !== null && !(Number.isInteger(days) && Number(days) > 0)) {
      throw new Error('auditRetentionDays must be a whole number of days above 0, or null to keep everything');
    }
    validateOidc(config.oidc);
    validateSms(config.sms);
    validateIntegrations(config.integrations);
    for (const key of ['archiveRetentionDays', 'inviteDays', 'inviteMailsPerHour'] as const) {
      if (!isCount(config[key])) throw new Error(`${key} must be a whole number above 0`);
    }
    if (config.newCustomerLink !== 'pending' && config.newCustomerLink !== 'accepted') {
      throw new Error('newCustomerLink must be pending or accepted');
    }
    const states: unknown = config.transientDeviceStates;
    if (!Array.isArray(states) || !states.every(isTransientState)) {
      throw new Error('transientDeviceStates must be a list of names, in lower case with hyphens, of no other state');
    }
    const roles: unknown = config.customerUserRoles;
    if (!Array.isArray(roles) || roles.length === 0 || !roles.every(isRole)) {
      throw new Error('customerUserRoles must be a list of { name, label }, the name at most 50 characters long');
    }
    for (const [name, limit] of Object.entries(config.rateLimits ?? {})) {
      if (!Object.hasOwn(RATE_LIMITS, name)) {
        throw new Error(`rateLimits.${name} is not one of ${Object.keys(RATE_LIMITS).join(', ')}`);
      }
      if (!isCount(limit?.points) || !isCount(limit?.seconds)) {
        throw new Error(`rateLimits.${name} must be { points, seconds }, whole numbers above 0`);
      }
    }
    if (typeof config.pageStyle !== 'string') throw new Error('pageStyle must be a text');
    if (!isLogo(config.logo)) {
      throw new Error(`logo must be { maxBytes, types }: a whole number above 0, and some of ${LOGO_TYPES.join(', ')}`);
    }
    if (!isCount(config.imports?.maxBytes) || !isCount(config.imports?.maxRows)) {
      throw new Error('imports must be { maxBytes, maxRows }, whole numbers above 0');
    }
    for (const [name, template] of Object.entries(config.mailTemplates ?? {})) {
      if (typeof template !== 'function') throw new Error(`mailTemplates.${name} must be a function`);
    }
  },
};

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;

const isLogo = (logo: Partial<Config['logo']> | undefined): boolean =>
  isCount(logo?.maxBytes) && Array.isArray(logo?.types) && logo.types.every((type) => LOGO_TYPES.includes(type));

const isTransientState = (name: unknown): boolean =>
  typeof name === 'string' && /^[a-z][a-z-]{0,49}$/.test(name) && ![...LASTING_STATES, REMOVED].includes(name);

const isRole = ({ name, label }: { name?: unknown; label?: unknown }): boolean =>
  typeof name === 'string' && /^[\w-]{1,50}$/.test(name) && typeof label === 'string' && label.trim() !== '';
