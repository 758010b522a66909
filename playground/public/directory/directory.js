/** Lists the partner directory of the center's public REST interface; docs/directory.md describes it. */
const API = '/api/msp/directory';
const PAGE_SIZE = 12;
const TYPES = {
  msp: 'Managed service provider',
  partner: 'Partner',
  integrator: 'Integrator',
  installer: 'Installer',
};
const COUNTRIES = ['AT', 'AU', 'BE', 'CA', 'CH', 'DE', 'ES', 'FR', 'GB', 'IE', 'LU', 'MX', 'NL', 'NZ', 'PT', 'US'];

const byId = (id) => document.getElementById(id);
const form = byId('filters');
const countryName = new Intl.DisplayNames(['en'], { type: 'region' });

for (const [code, name] of COUNTRIES.map((code) => [code, countryName.of(code)]).sort(([, a], [, b]) =>
  a.localeCompare(b)
)) {
  form.elements.country.append(new Option(name, code));
}

/** The address holds what is filtered by, so that a list can be shared and Back works. */
const asked = () => new URLSearchParams(location.search);

const query = () => {
  const params = new URLSearchParams({ populate: 'logo', 'pagination[pageSize]': PAGE_SIZE });
  for (const [name, value] of asked()) {
    if (name === 'locale') params.set('locale', value);
    else if (name === 'page') params.set('pagination[page]', value);
    else params.set(`filters[${name}]`, value);
  }
  return params;
};

const textOf = (nodes) => (nodes ?? []).map(({ text, children }) => text ?? textOf(children)).join(' ');

const initials = (name) =>
  name
    .split(' ')
    .slice(0, 2)
    .map(([letter]) => letter)
    .join('');

const toCard = (entry) => {
  const card = byId('entry').content.cloneNode(true);
  const set = (selector, text) => {
    const place = card.querySelector(selector);
    place.textContent = text;
    place.hidden = !text;
  };
  set('h2', entry.name);
  set('.kind', TYPES[entry.type] + (entry.featured ? ' · Featured' : ''));
  set('.headline', entry.headline);
  set('.description', textOf(entry.description));
  set(
    '.serves',
    entry.countriesServed.length ? `Serves ${entry.countriesServed.map((code) => countryName.of(code)).join(', ')}` : ''
  );
  for (const speciality of entry.specialities) {
    const tag = document.createElement('li');
    tag.textContent = speciality;
    card.querySelector('.tags').append(tag);
  }
  const logo = card.querySelector('.logo');
  if (entry.logo) logo.append(Object.assign(new Image(), { src: entry.logo.url, alt: '' }));
  else logo.textContent = initials(entry.name);
  const website = card.querySelector('.website');
  website.hidden = !entry.website;
  if (entry.website) website.href = entry.website;
  website.setAttribute('aria-label', `Visit the website of ${entry.name}`);
  card.querySelector('article').lang = entry.locale ?? '';
  card.querySelector('article').classList.toggle('featured', entry.featured);
  return card;
};

const show = ({ data, meta: { pagination } }) => {
  byId('entries').replaceChildren(...data.map(toCard));
  const { total, page, pageCount } = pagination;
  byId('status').textContent =
    total === 0 ? 'No partner fits. Try fewer filters.' : `${total} ${total === 1 ? 'partner' : 'partners'}`;
  byId('pages').hidden = pageCount < 2;
  byId('page').textContent = `Page ${page} of ${pageCount}`;
  byId('previous').disabled = page <= 1;
  byId('next').disabled = page >= pageCount;
};

const load = async () => {
  for (const { name } of form.elements)
    if (name) form.elements[name].value = asked().get(name) ?? (name === 'locale' ? 'en' : '');
  try {
    const response = await fetch(`${API}?${query()}`);
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error.message);
    show(answer);
  } catch (error) {
    byId('entries').replaceChildren();
    byId('pages').hidden = true;
    byId('status').textContent = `The directory cannot be read: ${error.message}`;
  }
};

const go = (params) => {
  history.pushState(null, '', params.size ? `?${params}` : location.pathname);
  return load();
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void go(new URLSearchParams([...new FormData(form)].filter(([, value]) => value)));
});
form.addEventListener('reset', () => void go(new URLSearchParams()));

const turn = (by) => () => {
  const params = asked();
  params.set('page', Number(params.get('page') ?? 1) + by);
  void go(params).then(() => byId('status').scrollIntoView());
};
byId('previous').addEventListener('click', turn(-1));
byId('next').addEventListener('click', turn(1));
addEventListener('popstate', () => void load());
await load();
