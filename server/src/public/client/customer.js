import { end, fill, onSubmit, post, show, showContact, showLogo } from './kit.js';

/** After the `#`, which browsers send to nobody. */
const token = location.hash.slice(1);
const { lang } = document.documentElement;

/** Dead links are told apart by nobody. */
const ask = async (path, body) => {
  const answer = await post(path, { token, ...body });
  if (answer.error === 'dead') end('dead');
  return answer;
};

onSubmit(
  document.getElementById('answer'),
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
  fill({ customer, organisation, until, contactName: contact.name });
  showContact(document.querySelector('[data-contact]'), contact);
  show('link');
};

addEventListener('hashchange', () => location.reload());
if (token) await openLink();
else show('dead');
