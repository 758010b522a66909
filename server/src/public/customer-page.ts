import type { MailLocale } from '../mail/templates';
import { CUSTOMER_TEXTS } from './customer-texts';
import { html, type Html } from './html';
import { errorArea, view, withPlaces, type Page } from './page';
import { SHARED_TEXTS } from './shared-texts';

type Texts = (typeof CUSTOMER_TEXTS)[MailLocale];

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
      <form id="answer" method="post" novalidate>
        ${errorArea}
        <div class="actions">
          <button type="submit" value="accept">${t.accept}</button>
          <button type="submit" value="reject" class="secondary">${t.reject}</button>
        </div>
      </form>`
  );

/** The page of a customer's own people. It says nothing of anybody: its script asks with the token of a mailed link. */
export const customerPage = (locale: MailLocale): Page => {
  const t = CUSTOMER_TEXTS[locale];
  const shared = SHARED_TEXTS[locale];
  return {
    locale,
    title: t.title,
    brand: null,
    base: './',
    script: 'customer',
    body: html`
      ${view('loading', t.title, html`<p role="status">${t.loading}</p>`, true)} ${linkView(t)}
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
