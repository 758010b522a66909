import { end, fill, onSubmit, post, show, showContact, showLogo } from './kit.js';

/** After the `#`, which browsers send to nobody. */
const token = location.hash.slice(1);
const { lang } = document.documentElement;
const byId = (id) => document.getElementById(id);

/** Dead links are told apart by nobody. */
const ask = async (path, body) => {
  const answer = await post(path, { token, ...body });
  if (answer.error === 'dead') end('dead');
  return answer;
};

onSubmit(
  byId('answer'),
  (_, answer) => ask('customer/link/answer', { accept: answer === 'accept' }),
  ({ linkApproval }) => end(linkApproval)
);

const openLink = async () => {
  const { data, error } = await ask('customer/link/open', {});
  if (error === 'dead') return;
  if (!data) return show(error === 'tooMany' ? 'tooMany' : 'failed');
  const { customer, organisation, logo, contact, expiresAt } = data;
  const until = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(expiresAt));
  showLogo(logo);
  fill({ customer, organisation, until });
  showContact(document.querySelector('[data-view="link"]'), contact);
  show('link');
};

/** A copy of the template for one customer, with what there is to do for the person. */
const toArticle = (customer) => {
  const article = byId('customer').content.cloneNode(true).firstElementChild;
  const { documentId, name, organisation, role, contact, linkApproval, decides, accessModel, request } = customer;
  fill({ name, organisation, role, note: request?.note }, article);
  showContact(article, contact);
  article.querySelector(`[data-link="${linkApproval}"]`).hidden = false;
  const isPending = linkApproval === 'pending';
  const parts = {
    rejected: linkApproval === 'rejected',
    waits: isPending && !decides,
    answers: isPending && decides,
    waiting: request?.state === 'open',
    declined: request?.state === 'declined',
    'ask-automatic': decides && request?.state !== 'open' && accessModel === 'invite-guest',
    'ask-invite-guest': decides && request?.state !== 'open' && accessModel === 'automatic',
  };
  for (const [part, isShown] of Object.entries(parts)) article.querySelector(`[data-if="${part}"]`).hidden = !isShown;
  onSubmit(
    article.querySelector('form[data-if="answers"]'),
    (_, answer) => post('customer/answer', { customer: documentId, accept: answer === 'accept' }),
    showMine
  );
  article.querySelector(`[data-model="${accessModel}"]`).hidden = false;
  if (request) article.querySelector(`[data-wanted="${request.accessModel}"]`).hidden = false;
  for (const model of ['automatic', 'invite-guest']) {
    onSubmit(
      article.querySelector(`[data-if="ask-${model}"] form`),
      ({ reason }) =>
        post('customer/access-model', { customer: documentId, accessModel: model, reason, language: lang }),
      showMine
    );
  }
  onSubmit(
    article.querySelector('form[data-if="waiting"]'),
    () => post('customer/access-model/withdraw', { customer: documentId }),
    showMine
  );
  return article;
};

/** `null`: nobody is signed in. */
const showMine = (data) => {
  byId('sign-in').reset();
  if (!data) return show('sign-in');
  fill({ email: data.email });
  byId('customers').replaceChildren(...data.customers.map(toArticle));
  show('mine');
};

const openMine = async () => {
  const { data, error } = await post('customer/open', {});
  if (error) show(error === 'tooMany' ? 'tooMany' : 'failed');
  else showMine(data);
};

if (byId('sign-out')) {
  onSubmit(byId('sign-in'), (values) => post('customer/sign-in', values), showMine);
  onSubmit(byId('sign-out'), () => post('customer/sign-out', {}), showMine);
}

addEventListener('hashchange', () => location.reload());
if (token) await openLink();
else if (byId('sign-out')) await openMine();
else show('sign-in');
