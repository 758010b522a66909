import type { MailLocale } from '../mail/templates';
import { html, type Html } from './html';
import { errorArea, field, view, type Page } from './page';
import { SHARED_TEXTS } from './shared-texts';
import { SIGN_IN_TEXTS } from './sign-in-texts';

interface SignInWays {
  /** Path of Strapi's own route; `null`: no password opens anything here. */
  login: string | null;
  forgotten: string;
  /** Where the panel is, and which cookie it reads its token from. */
  panel: string;
  cookie: { name: string; path: string; domain?: string };
  /** `null`: the OpenID provider opens nothing here. */
  google: { label: string; available: boolean } | null;
}

const passwordForm = (locale: MailLocale, forgotten: string): Html => {
  const t = SIGN_IN_TEXTS[locale];
  return html`<form id="password" method="post" novalidate>
    ${errorArea} ${field('password', { name: 'email', label: t.email, type: 'email', autocomplete: 'username' })}
    ${field('password', { name: 'password', label: t.password, type: 'password', autocomplete: 'current-password' })}
    <p><a href="${forgotten}">${t.forgotten}</a></p>
    <div class="actions"><button type="submit">${t.signIn}</button></div>
  </form>`;
};

const googleButton = (locale: MailLocale, google: NonNullable<SignInWays['google']>): Html => {
  const text = SHARED_TEXTS[locale].continueWith.replace('{provider}', google.label);
  if (google.available) {
    return html`${errorArea}
      <div class="actions"><button type="button" data-google>${text}</button></div>`;
  }
  return html`<p id="unavailable">${SIGN_IN_TEXTS[locale].unavailable.replace('{provider}', google.label)}</p>
    <div class="actions"><button type="button" disabled aria-describedby="unavailable">${text}</button></div>`;
};

/** The bookmarkable door of one organization, with the ways that it allows (TE-2). */
export const organizationPage = (
  locale: MailLocale,
  { name, logo }: { name: string; logo: string | null },
  { login, forgotten, panel, cookie, google }: SignInWays
): Page => {
  const t = SIGN_IN_TEXTS[locale];
  const heading = t.heading.replace('{organisation}', () => name);
  return {
    locale,
    title: heading,
    brand: name,
    logo,
    base: '../',
    script: 'sign-in',
    messages: t.messages,
    body: html`<div data-panel="${panel}" data-login="${login}" data-cookie="${JSON.stringify(cookie)}">
      <h1>${heading}</h1>
      ${login && passwordForm(locale, forgotten)} ${login && google && html`<p class="or">${t.or}</p>`}
      ${google && html`<section>${googleButton(locale, google)}</section>`}
    </div>`,
  };
};

/** Asks for the organization's name, and leads to its page: without a script. */
export const choosePage = (locale: MailLocale): Page => {
  const t = SIGN_IN_TEXTS[locale];
  const organization = { label: t.organization, autocomplete: 'organization', hint: t.organizationHint };
  return {
    locale,
    title: t.title,
    brand: null,
    base: './',
    body: view(
      'choose',
      t.choose,
      html`<form method="get">
        ${field('choose', { name: 'organization', ...organization })}
        <div class="actions"><button type="submit">${t.next}</button></div>
      </form>`,
      true
    ),
  };
};

const plainPage = (locale: MailLocale, heading: string, texts: string[], next: string): Page => ({
  locale,
  title: heading,
  brand: null,
  base: '../',
  body: view(
    'plain',
    heading,
    html`${texts.map((text) => html`<p>${text}</p>`)}
      <p><a href="../sign-in">${next}</a></p>`,
    true
  ),
});

/** For a name that nobody has, or whose partner is disabled. */
export const unknownPage = (locale: MailLocale): Page => {
  const t = SIGN_IN_TEXTS[locale];
  return plainPage(locale, t.unknown, [t.unknownText], t.otherName);
};

/** For whatever goes wrong on the way back from the OpenID provider: it tells nobody why. */
export const refusedPage = (locale: MailLocale): Page => {
  const t = SIGN_IN_TEXTS[locale];
  return plainPage(locale, t.refused, [t.refusedText, t.refusedNext], t.again);
};

/** For a browser that asks too often. */
export const tooManyPage = (locale: MailLocale): Page => {
  const t = SIGN_IN_TEXTS[locale];
  return plainPage(locale, t.tooMany, [t.tooManyText], t.again);
};
