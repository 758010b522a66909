import type { MailLocale } from '../mail/templates';
import { ACCESS_MODELS } from '../../../contracts/access-models';
import { LINK_APPROVALS } from '../../../contracts/customers';
import { CUSTOMER_TEXTS } from './customer-texts';
import { html, type Html } from './html';
import { errorArea, field, view, withPlaces, type Page } from './page';
import { SHARED_TEXTS } from './shared-texts';

type Texts = (typeof CUSTOMER_TEXTS)[MailLocale];

const answers = (t: Texts): Html =>
  html`<div class="actions">
    <button type="submit" value="accept">${t.accept}</button>
    <button type="submit" value="reject" class="secondary">${t.reject}</button>
  </div>`;

/** Who asks, what a yes means, and the two answers. */
const linkView = (t: Texts): Html =>
  view(
    'link',
    withPlaces(t.heading),
    html`<p>${t.meaning}</p>
      <ul>
        ${t.meanings.map((each) => html`<li>${withPlaces(each)}</li>`)}
      </ul>
      <p>${t.rejecting}</p>
      <div data-contact hidden>
        <p>${withPlaces(t.contact)}</p>
        <ul class="plain">
          <li data-text="contactName"></li>
          <li><a data-mail></a></li>
          <li><a data-phone></a></li>
        </ul>
      </div>
      <p class="muted">${withPlaces(t.until)}</p>
      <form id="answer" method="post" novalidate>${errorArea} ${answers(t)}</form>`
  );

const signInView = (t: Texts): Html =>
  view(
    'sign-in',
    t.signInHeading,
    html`<p>${t.signInText}</p>
      <form id="sign-in" method="post" novalidate>
        ${errorArea} ${field('sign-in', { name: 'email', label: t.email, type: 'email', autocomplete: 'username' })}
        ${field('sign-in', { name: 'password', label: t.password, type: 'password', autocomplete: 'current-password' })}
        <div class="actions"><button type="submit">${t.signIn}</button></div>
      </form>`
  );

/** Asking for the other access model, one form for each; and what became of the last request. */
const modelParts = (t: Texts): Html =>
  html`<div data-if="declined" hidden>
      <p>${t.declined}</p>
      <p data-text="note"></p>
    </div>
    <form data-if="waiting" method="post" novalidate hidden>
      <p>
        ${t.waiting}
        ${ACCESS_MODELS.map((model) => html`<strong data-wanted="${model}" hidden>${t.models[model]}</strong>`)}
      </p>
      ${errorArea}
      <div class="actions"><button type="submit" class="secondary">${t.withdraw}</button></div>
    </form>
    ${ACCESS_MODELS.map(
      (model) =>
        html`<details data-if="ask-${model}" hidden>
          <summary>${t.ask[model]}</summary>
          <form method="post" novalidate>
            <p>${withPlaces(t.askText[model])}</p>
            ${errorArea}
            <label class="field"
              >${t.reason}
              <input name="reason" type="text" maxlength="1000" autocomplete="off" />
            </label>
            <div class="actions"><button type="submit">${t.send}</button></div>
          </form>
        </details>`
    )}`;

/** Of one customer; the script fills a copy for each. */
const customerTemplate = (t: Texts): Html =>
  html`<template id="customer">
    <article>
      <h2 data-text="name"></h2>
      <dl>
        <dt>${t.partner}</dt>
        <dd data-text="organisation"></dd>
        <dt data-contact>${t.support}</dt>
        <dd data-contact>
          <ul class="plain">
            <li data-text="contactName"></li>
            <li><a data-mail></a></li>
            <li><a data-phone></a></li>
          </ul>
        </dd>
        <dt>${t.role}</dt>
        <dd data-text="role"></dd>
        <dt>${t.link}</dt>
        <dd>${LINK_APPROVALS.map((state) => html`<span data-link="${state}" hidden>${t.links[state]}</span>`)}</dd>
        <dt>${t.access}</dt>
        <dd>${ACCESS_MODELS.map((model) => html`<span data-model="${model}" hidden>${t.models[model]}</span>`)}</dd>
      </dl>
      <p data-if="rejected" hidden>${withPlaces(t.reopen)}</p>
      <p data-if="waits" hidden>${withPlaces(t.asksOthers)}</p>
      <form data-if="answers" method="post" novalidate hidden>
        <p>${withPlaces(t.asks)} ${t.meaning}</p>
        <ul>
          ${t.meanings.map((each) => html`<li>${withPlaces(each)}</li>`)}
        </ul>
        <p>${t.rejecting}</p>
        ${errorArea} ${answers(t)}
      </form>
      ${modelParts(t)}
    </article>
  </template>`;

const mineView = (t: Texts): Html =>
  view(
    'mine',
    t.mine,
    html`<p class="muted">${withPlaces(t.signedInAs)}</p>
      <div id="customers"></div>
      <form id="sign-out" method="post" novalidate>
        ${errorArea}
        <div class="actions"><button type="submit" class="secondary">${t.signOut}</button></div>
      </form>`
  );

/**
 * The page of a customer's own people. It says nothing of anybody: its script asks, with the token of a mailed link or in
 * the session of who has signed in.
 *
 * @param hasAccounts whether there is anything to sign in with
 */
export const customerPage = (locale: MailLocale, hasAccounts: boolean): Page => {
  const t = CUSTOMER_TEXTS[locale];
  const shared = SHARED_TEXTS[locale];
  return {
    locale,
    title: t.title,
    brand: null,
    base: './',
    script: 'customer',
    messages: t.messages,
    body: html`
      ${view('loading', t.title, html`<p role="status">${t.loading}</p>`, true)} ${linkView(t)}
      ${hasAccounts
        ? [signInView(t), mineView(t), customerTemplate(t)]
        : view('sign-in', t.noAccounts, html`<p>${t.noAccountsText}</p>`)}
      ${view('accepted', withPlaces(t.accepted), html`<p>${withPlaces(t.acceptedText)}</p>`)}
      ${view('rejected', withPlaces(t.rejected), html`<p>${withPlaces(t.rejectedText)}</p>`)}
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
