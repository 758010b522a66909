import { end, fill, onSubmit, post, show, showError, showLogo } from './kit.js';

/** After the `#`, which browsers send to nobody. */
const token = location.hash.slice(1);
const { lang } = document.documentElement;
const byId = (id) => document.getElementById(id);

const done = ({ accepted, signInUrl }) => {
  const link = byId('sign-in');
  link.hidden = !signInUrl;
  if (signInUrl) link.href = signInUrl;
  end(accepted ? 'done' : 'declined');
};

/** Dead links are told apart by nobody; what else is refused says why, where the form is. */
const ask = async (path, body) => {
  const answer = await post(path, { token, ...body });
  if (answer.error === 'dead') end('dead');
  if (answer.error === 'account') location.reload();
  return answer;
};

const register = byId('register');
onSubmit(register, (values) => ask('invites/accept', { ...values, language: lang }), done);

const confirm = byId('confirm');
onSubmit(confirm, ({ password }) => ask('invites/answer', { accept: true, password }), done);

for (const button of document.querySelectorAll('[data-decline]')) {
  button.addEventListener('click', async () => {
    const { data, error } = await ask('invites/answer', { accept: false });
    if (data) done(data);
    else showError(button.closest('form, section'), error);
  });
}

for (const button of document.querySelectorAll('[data-google]')) {
  button.addEventListener('click', async () => {
    const { data, error } = await ask('oidc/start', {});
    if (data) location.assign(data.url);
    else showError(button.closest('form'), error);
  });
}

/** What of a form the invite leaves possible. */
const offer = (form, { step, methods }) => {
  const password = form.elements.namedItem('password');
  const asked = methods.includes('password') && step !== 'name';
  password.closest('.field').hidden = !asked;
  password.disabled = !asked;
  const submits = asked || step === 'name';
  form.querySelector('[type="submit"]').hidden = !submits;
  for (const input of form.querySelectorAll('.field input:not([name="password"])')) {
    input.disabled = !submits;
    input.closest('.field').hidden = !submits;
  }
  form.querySelector('[data-google]').hidden = !methods.includes('google');
};

const open = async () => {
  const { data, error } = await ask('invites/open', {});
  if (error === 'dead') return;
  if (!data) return show(error === 'tooMany' ? 'tooMany' : 'failed');
  const { step, refusal, customer, expiresAt, ...invite } = data;
  const until = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(expiresAt));
  showLogo(invite.logo);
  fill({ organisation: invite.organisation, email: invite.email, place: customer ?? invite.organisation, until });
  for (const input of document.querySelectorAll('[data-username]')) input.value = invite.email;
  if (refusal) return show(`refused-${refusal}`);
  const form = step === 'confirm' ? confirm : register;
  offer(form, data);
  show(form.id);
};

addEventListener('hashchange', () => location.reload());
if (token) await open();
else show('dead');
