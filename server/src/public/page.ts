import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { Config } from '../config';
import { MAIL_LOCALES, type MailLocale } from '../mail/templates';
import { SCRIPTS, styleAsset } from './assets';
import { html, type Html } from './html';
import { SHARED_TEXTS } from './shared-texts';

export interface Page {
  locale: MailLocale;
  title: string;
  /** The organisation whose page it is; `null` where the script learns it (`data-text="organisation"`). */
  brand: string | null;
  /** From the page's address to `/api/msp/`, so that it works behind any prefix. */
  base: './' | '../';
  /** Of the organisation whose page it is. */
  logo?: string | null;
  /** None: the page works without. */
  script?: keyof typeof SCRIPTS;
  /** What the script says when something goes wrong, by the error's code; added to the shared ones. */
  messages?: Record<string, string>;
  body: Html;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** The language of the browser, English where there is no translation. */
export const localeOf = (ctx: Context): MailLocale => (ctx.acceptsLanguages(...MAIL_LOCALES) || 'en') as MailLocale;

/**
 * Answers a public page: one frame for all of them, without inline script or style, which Strapi's content security
 * policy forbids. Opening it changes nothing; its script asks and answers with POST.
 */
export const servePage = (strapi: Core.Strapi, ctx: Context, page: Page): void => {
  ctx.set('Content-Security-Policy', [...POLICY, `img-src ${imageSources(strapi).join(' ')}`].join('; '));
  ctx.set('X-Frame-Options', 'DENY');
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = render(page, strapi.plugin('msp').config<Config['pageStyle']>('pageStyle')).source;
};

interface Security {
  name?: string;
  config?: { contentSecurityPolicy?: { directives?: { 'img-src'?: string[] } } };
}

/** Where uploaded files may come from: besides this server where the host's own `strapi::security` says so. */
const imageSources = (strapi: Core.Strapi): string[] => {
  const middlewares = strapi.config.get<(Security | string)[]>('middlewares', []);
  const security = middlewares.find((each): each is Security => (each as Security).name === 'strapi::security');
  return security?.config?.contentSecurityPolicy?.directives?.['img-src'] ?? ["'self'", 'data:'];
};

const render = ({ locale, title, brand, logo, base, script, messages = {}, body }: Page, ownStyle: string): Html => {
  const shared = SHARED_TEXTS[locale];
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${base}pages/${styleAsset(ownStyle).file}" />
        ${script && html`<script type="module" src="${base}pages/${SCRIPTS[script].file}"></script>`}
      </head>
      <body>
        <main data-api="${base}" data-messages="${JSON.stringify({ ...shared.messages, ...messages })}">
          <p class="brand">
            ${logo
              ? html`<img class="logo" src="${logo}" alt="" />`
              : brand === null && script && html`<img class="logo" alt="" data-logo hidden />`}
            <span data-text="organisation">${brand}</span>
          </p>
          ${script && html`<noscript><p class="error">${shared.noScript}</p></noscript>`} ${body}
        </main>
      </body>
    </html>`;
};

/** `{email}` becomes a place that the page's script fills. */
export const withPlaces = (text: string): Html =>
  html`${text
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 ? html`<strong data-text="${part}"></strong>` : html`${part}`))}`;

/** A part of the page that the script shows instead of the others. */
export const view = (name: string, heading: string | Html, content: Html, shown = false): Html =>
  html`<section data-view="${name}" ${shown ? '' : html`hidden`}>
    <h1>${heading}</h1>
    ${content}
  </section>`;

interface Field {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  /** What a password manager or browser fills in. */
  autocomplete: string;
  hint?: string;
  optional?: boolean;
}

/** @param form part of the ids on the page: a name may come in several forms */
export const field = (form: string, { name, label, type = 'text', autocomplete, hint, optional }: Field): Html => {
  const id = `${form}-${name}`;
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      ${optional ? '' : html`required`}
      ${hint ? html`aria-describedby="${id}-hint"` : ''}
    />
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
  </div>`;
};

/** Where a form says what went wrong. */
export const errorArea = html`<p class="error" role="alert" data-error hidden></p>`;
