import { onSubmit, post, showError } from './kit.js';

const { login, panel, cookie } = document.querySelector('main [data-panel]').dataset;

/** Another person's token may still be kept from a sign-in that was to be remembered: the panel would take it first. */
const forget = () => localStorage.removeItem('jwtToken');

/** Where the panel's own sign-in keeps its token: it finds the person signed in. */
const keep = (token) => {
  const { name, path, domain } = JSON.parse(cookie);
  forget();
  localStorage.setItem('isLoggedIn', 'true');
  document.cookie = [
    `${name}=${encodeURIComponent(token)}`,
    `Path=${path}`,
    ...(domain ? [`Domain=${domain}`] : []),
    ...(location.protocol === 'https:' ? ['Secure'] : []),
  ].join('; ');
};

const form = document.getElementById('password');
if (form) {
  onSubmit(
    form,
    ({ email, password }) => post(login, { email, password }),
    ({ token }) => {
      keep(token);
      location.assign(panel);
    }
  );
}

const google = document.querySelector('[data-google]');
google?.addEventListener('click', async () => {
  const section = google.closest('section');
  google.disabled = true;
  showError(section);
  const { data, error } = await post('oidc/start', {});
  google.disabled = false;
  if (error) return showError(section, error);
  forget();
  location.assign(data.url);
});
