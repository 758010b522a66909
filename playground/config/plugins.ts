import path from 'node:path';
import { integrations } from '../src/integrations';

export default ({ env }) => ({
  // A host that installs the package from npm writes `msp: { enabled: true }`; here the plugin is the folder above.
  msp: {
    enabled: true,
    resolve: path.resolve(process.cwd(), '..'),
    config: {
      newCustomerLink: 'accepted',
      integrations,
      // Text messages come to the demo's inbox.
      sms: { provider: 'development', providerOptions: { domain: 'sms.demo.test' } },
      oidc: env('OIDC_ISSUER')
        ? { issuer: env('OIDC_ISSUER'), clientId: env('OIDC_CLIENT_ID'), clientSecret: env('OIDC_CLIENT_SECRET') }
        : null,
    },
  },
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
  email: {
    config: {
      provider: 'nodemailer',
      providerOptions: { host: env('SMTP_HOST', '127.0.0.1'), port: env.int('SMTP_PORT', 1025), ignoreTLS: true },
      settings: { defaultFrom: 'center@demo.test', defaultReplyTo: 'center@demo.test' },
    },
  },
});
