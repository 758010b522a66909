/** What the plugin's public pages share. Every text stands in the page already, in the person's language. */
const main = document.querySelector('main');
const messages = JSON.parse(main.dataset.messages);

/** Writes values into the places that are named for them: `<b data-text="email">`. They are text, never HTML. */
export const fill = (values, part = main) => {
  for (const [name, value] of Object.entries(values)) {
    for (const place of part.querySelectorAll(`[data-text="${name}"]`)) place.textContent = value ?? '';
  }
};

/** @param url of the organisation's logo, `null` for none */
export const showLogo = (url) => {
  const logo = main.querySelector('[data-logo]');
  logo.hidden = !url;
  if (url) logo.src = url;
};

/** Shows one section of the page (`data-view`) instead of the others, and leads the focus to its heading. */
export const show = (view) => {
  for (const section of main.querySelectorAll('[data-view]')) section.hidden = section.dataset.view !== view;
  const heading = main.querySelector(`[data-view="${view}"] h1`);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
};

/** Shows how it ended, and takes the token out of the address. */
export const end = (view) => {
  history.replaceState(null, '', location.pathname);
  show(view);
};

/** Whom to turn to: hidden where nothing is known. */
export const showContact = (part, { name, email, phone }) => {
  fill({ contactName: name }, part);
  for (const area of part.querySelectorAll('[data-contact]')) area.hidden = !name && !email && !phone;
  for (const [link, scheme, value] of [
    [part.querySelector('[data-mail]'), 'mailto:', email],
    [part.querySelector('[data-phone]'), 'tel:', phone],
  ]) {
    link.parentElement.hidden = !value;
    if (value) link.href = scheme + value;
    link.textContent = value ?? '';
  }
};

/**
 * @param path below the plugin's public routes
 * @returns `data` where it went well, otherwise `error`: `network`, `tooMany`, or what the server calls it
 */
export const post = async (path, body) => {
  try {
    const response = await fetch(new URL(path, new URL(main.dataset.api, location.href)), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return { data: answer.data };
    if (response.status === 429) return { error: 'tooMany' };
    const { code, errors = [] } = answer.error.details;
    return {
      error: code ?? (response.status === 400 ? 'invalid' : 'failed'),
      fields: errors.map(({ path }) => path[0]),
    };
  } catch {
    return { error: 'network' };
  }
};

/** Says in a form what went wrong; a screen reader reads it out. */
export const showError = (form, error) => {
  const area = form.querySelector('[data-error]');
  area.hidden = !error;
  area.textContent = error ? (messages[error] ?? messages.failed) : '';
};

const mark = (form, fields) => {
  for (const input of form.querySelectorAll('input')) {
    if (fields.includes(input.name)) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }
  form.querySelector('[aria-invalid="true"]')?.focus();
};

/**
 * @param submit is given the form's values, and answers as `post` does; what it answers well goes to `done`
 */
export const onSubmit = (form, submit, done) => {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (form.ariaBusy === 'true') return;
    form.ariaBusy = 'true';
    showError(form);
    const { data, error, fields = [] } = await submit(Object.fromEntries(new FormData(form)), event.submitter?.value);
    form.ariaBusy = 'false';
    mark(form, fields);
    if (error) showError(form, error);
    else done(data);
  });
};
