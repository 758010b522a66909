import { INVITE_REFUSALS } from '../../../contracts/public-invites';
import type { MailLocale } from '../mail/templates';
import { html } from './html';
import { INVITE_TEXTS } from './invite-texts';
import { errorArea, field, view, withPlaces, type Page } from './page';
import { SHARED_TEXTS } from './shared-texts';

/**
 * The page that an invitation's link opens. It says nothing of the invitation itself: its script asks with the token.
 *
 * @param provider as the button says whose account one may continue with
 */
export const invitePage = (locale: MailLocale, provider: string): Page => {
  const t = INVITE_TEXTS[locale];
  const shared = SHARED_TEXTS[locale];
  const password = { name: 'password', label: t.password, type: 'password' } as const;
  /** Of no name, so it is not sent: a password manager keeps the password under it. */
  const username = html`<input type="email" autocomplete="username" readonly hidden data-username />`;
  const actions = html`<div class="actions">
    <button type="submit">${t.accept}</button>
    <button type="button" data-google hidden>${shared.continueWith.replace('{provider}', provider)}</button>
    <button type="button" class="secondary" data-decline>${t.decline}</button>
  </div>`;

  return {
    locale,
    title: t.title,
    brand: null,
    base: './',
    script: 'invite',
    messages: t.messages,
    body: html`
      ${view('loading', t.title, html`<p role="status">${t.loading}</p>`, true)}
      ${view(
        'register',
        withPlaces(t.heading),
        html`<p>${withPlaces(t.intro)}</p>
          <p>${t.register}</p>
          <form id="register" method="post" novalidate>
            ${errorArea} ${username}
            ${field('register', { name: 'firstname', label: t.firstname, autocomplete: 'given-name' })}
            ${field('register', { name: 'lastname', label: t.lastname, autocomplete: 'family-name', optional: true })}
            ${field('register', { ...password, autocomplete: 'new-password', hint: shared.passwordRule })} ${actions}
          </form>`
      )}
      ${view(
        'confirm',
        withPlaces(t.heading),
        html`<p>${withPlaces(t.intro)}</p>
          <p>${t.confirm}</p>
          <form id="confirm" method="post" novalidate>
            ${errorArea} ${username} ${field('confirm', { ...password, autocomplete: 'current-password' })} ${actions}
          </form>`
      )}
      ${INVITE_REFUSALS.map((reason) =>
        view(
          `refused-${reason}`,
          t.refused,
          html`<p>${withPlaces(t.refusals[reason])}</p>
            ${errorArea}
            <div class="actions"><button type="button" class="secondary" data-decline>${t.decline}</button></div>`
        )
      )}
      ${view(
        'done',
        withPlaces(t.done),
        html`<p>${t.doneText}</p>
          <div class="actions"><a class="button" id="sign-in" hidden>${t.signIn}</a></div>`
      )}
      ${view('declined', t.declined, html`<p>${t.declinedText}</p>`)}
      ${view(
        'dead',
        t.dead,
        html`<p>${t.deadText}</p>
          <p>${t.deadNext}</p>`
      )}
      ${view('tooMany', t.tooMany, html`<p>${shared.messages.tooMany}</p>`)}
      ${view('failed', t.failed, html`<p>${shared.messages.failed}</p>`)}
    `,
  };
};
