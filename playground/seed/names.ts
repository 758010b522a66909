import { Faker, en } from '@faker-js/faker';
import { at, type Random } from './random';

/** Words for believable organisations; none of them is meant to exist. */
export const TAGS = [
  'vip', 'retail', 'healthcare', 'education', 'logistics', 'hospitality', 'public sector', 'finance',
  'manufacturing', 'construction', 'nonprofit', 'pilot', '24x7', 'legacy contract', 'multi-site', 'seasonal',
] as const; // prettier-ignore

interface Place {
  country: string;
  /** ISO 3166-1. */
  code: string;
  /** With `#` for any digit; so the numbers, which are kept for fiction where the country keeps some. */
  zipCode: string;
  mobile: string;
  phone: string;
  timeZone: string;
  cities: string[];
  streets: string[];
  /** How an address is written there. */
  write: (street: string, number: number) => string;
}

const english = (street: string, number: number) => `${number} ${street}`;
const continental = (street: string, number: number) => `${street} ${number}`;

const PLACES: Place[] = [
  {
    country: 'United Kingdom', code: 'GB', zipCode: 'BS# #AB', mobile: '+447400000###', phone: '+442079460###',
    timeZone: 'Europe/London', write: english,
    cities: ['London', 'Bristol', 'Leeds', 'Manchester', 'Glasgow', 'Cardiff', 'Norwich', 'Exeter'],
    streets: ['Mill Lane', 'Station Road', 'Castle Street', 'Harbour Way', 'Church Row', 'Victoria Parade', 'Orchard Close'],
  },
  {
    country: 'Germany', code: 'DE', zipCode: '1####', mobile: '+4917139200##', phone: '+493023125###',
    timeZone: 'Europe/Berlin', write: continental,
    cities: ['Berlin', 'Hamburg', 'München', 'Köln', 'Leipzig', 'Nürnberg', 'Bremen', 'Freiburg'],
    streets: ['Hauptstraße', 'Bahnhofstraße', 'Lindenallee', 'Am Markt', 'Gartenweg', 'Hafenstraße', 'Mühlenweg'],
  },
  {
    country: 'France', code: 'FR', zipCode: '6####', mobile: '+33600000###', phone: '+33199001###',
    timeZone: 'Europe/Paris', write: (street, number) => `${number}, ${street}`,
    cities: ['Paris', 'Lyon', 'Nantes', 'Lille', 'Bordeaux', 'Grenoble', 'Rennes', 'Saint-Étienne'],
    streets: ['rue de la Gare', 'avenue des Tilleuls', 'rue du Moulin', 'place du Marché', 'quai Saint-Michel', 'rue Pasteur'],
  },
  {
    country: 'Netherlands', code: 'NL', zipCode: '1### AB', mobile: '+31655550###', phone: '+31205550###',
    timeZone: 'Europe/Amsterdam', write: continental,
    cities: ['Amsterdam', 'Rotterdam', 'Utrecht', 'Eindhoven', 'Groningen', 'Haarlem'],
    streets: ['Dorpsstraat', 'Stationsweg', 'Molenlaan', 'Kerkstraat', 'Havenkade', 'Beukenlaan'],
  },
  {
    country: 'Spain', code: 'ES', zipCode: '28###', mobile: '+34600000###', phone: '+34910000###',
    timeZone: 'Europe/Madrid', write: (street, number) => `${street}, ${number}`,
    cities: ['Madrid', 'Barcelona', 'Valencia', 'Sevilla', 'Bilbao', 'Málaga'],
    streets: ['Calle Mayor', 'Calle del Sol', 'Avenida de la Constitución', 'Paseo Marítimo', 'Plaza de España'],
  },
  {
    country: 'United States', code: 'US', zipCode: '1####', mobile: '+161755501##', phone: '+161755501##',
    timeZone: 'America/New_York', write: english,
    cities: ['Boston', 'Philadelphia', 'Atlanta', 'Charlotte', 'Pittsburgh', 'Richmond', 'Buffalo', 'Tampa'],
    streets: ['Main Street', 'Oak Avenue', 'Maple Drive', 'Washington Boulevard', 'River Road', 'Commerce Park', 'Elm Street'],
  },
  {
    country: 'Canada', code: 'CA', zipCode: 'M#B #A#', mobile: '+141655501##', phone: '+141655501##',
    timeZone: 'America/Toronto', write: english,
    cities: ['Toronto', 'Ottawa', 'Montréal', 'Hamilton', 'Kingston', 'Québec'],
    streets: ['King Street', 'Lakeshore Road', 'Queen Street West', 'Maple Crescent', 'Wellington Street'],
  },
  {
    country: 'Australia', code: 'AU', zipCode: '2###', mobile: '+61491570###', phone: '+61255501###',
    timeZone: 'Australia/Sydney', write: english,
    cities: ['Sydney', 'Melbourne', 'Newcastle', 'Canberra', 'Geelong', 'Hobart'],
    streets: ['George Street', 'Bay Road', 'Railway Parade', 'Collins Street', 'Wattle Avenue'],
  },
]; // prettier-ignore

const SECTORS = [
  'Dental', 'Bakery', 'Logistics', 'Law', 'Architects', 'Motors', 'Pharmacy', 'Hotels', 'Timber', 'Foods', 'Textiles',
  'Clinic', 'Academy', 'Printing', 'Plumbing', 'Brewery', 'Optics', 'Packaging', 'Insurance', 'Garden Centre', 'Fisheries',
  'Tooling', 'Dairy', 'Travel', 'Furniture', 'Accounting', 'Veterinary', 'Seeds', 'Ceramics', 'Freight', 'Gymnastics Club',
  'Primary School', 'Care Homes', 'Housing Trust', 'Vineyards', 'Steelworks', 'Robotics', 'Museum', 'Radio', 'Bookshop',
] as const; // prettier-ignore
const FORMS = ['', '', '', ' Ltd', ' Group', ' & Sons', ' & Co', ' Partners', ' Holding', ' International'] as const;
const MARKS = [
  'Kestrel', 'Alder', 'Northgate', 'Bluefin', 'Copperhill', 'Fernwood', 'Ironbridge', 'Larkfield', 'Maplecroft', 'Oakhurst',
  'Pinecrest', 'Quayside', 'Redstone', 'Silverbirch', 'Thornbury', 'Umber', 'Valewater', 'Westmark', 'Yarrow', 'Ashgrove',
  'Beacon', 'Cobalt', 'Driftwood', 'Eastbrook', 'Foxglove', 'Granite', 'Highmoor', 'Juniper', 'Kingsley', 'Lighthouse',
] as const; // prettier-ignore
const TRADES = {
  msp: ['Managed Services', 'IT Operations', 'Cloud Services', 'Network Operations'],
  partner: ['IT Partners', 'Business Systems', 'Digital', 'Technology', 'Consulting'],
  integrator: ['Systems Integration', 'Security Systems', 'Network Integration', 'Automation', 'Building Systems'],
  installer: ['Electrical', 'Cabling', 'Fire & Security', 'Field Services', 'Installations', 'Antennas'],
} as const;

const faker = new Faker({ locale: [en] });
faker.seed(1);
const once = (make: () => string, count: number) => [...new Set(Array.from({ length: count }, make))];
const FIRST_NAMES = once(() => faker.person.firstName(), 900);
const LAST_NAMES = once(() => faker.person.lastName(), 1_200);

/** Where an organisation sits: a street address, a city and its country. */
export const place = (chance: Random) => {
  const { country, timeZone, cities, streets, write } = chance.pick(PLACES);
  return { address: write(chance.pick(streets), chance.int(1, 180)), city: chance.pick(cities), country, timeZone };
};

/** How an organisation of that country is reached: zip code and telephone numbers, valid there. */
export const reach = (country: string, chance: Random) => {
  const { code, zipCode, mobile, phone } = PLACES.find((place) => place.country === country) as Place;
  const filled = (pattern: string) => pattern.replace(/#/g, () => String(chance.int(0, 9)));
  return { code, zipCode: filled(zipCode), mobile: filled(mobile), phone: filled(phone) };
};

export const customerName = (chance: Random) =>
  `${chance.pick(LAST_NAMES)} ${chance.pick(SECTORS)}${chance.pick(FORMS)}`;

/** A name nobody has yet: mark and trade, with the city where that one is taken. */
export const partnerName = (type: keyof typeof TRADES, city: string, chance: Random, taken: Set<string>): string => {
  const base = `${chance.pick(MARKS)} ${chance.pick(TRADES[type])}`;
  const name = [base, `${base} ${city}`].find((candidate) => !taken.has(candidate));
  if (!name)
    return partnerName(type, `${city} ${chance.pick(['North', 'South', 'East', 'West', 'Central'])}`, chance, taken);
  taken.add(name);
  return name;
};

export const personName = (chance: Random) => ({
  firstname: chance.pick(FIRST_NAMES),
  lastname: chance.pick(LAST_NAMES),
});

/** The letters with which a tenant's device codes begin: three of the name, then a number that makes it unique. */
export const shortcode = (name: string, index: number) => {
  const letters = name
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
    .padEnd(3, 'X')
    .slice(0, 3);
  return `${letters}${index.toString(36).toUpperCase().padStart(4, '0')}`;
};

export const slug = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export const tags = (chance: Random) => chance.sample(TAGS, at([0, 1, 1, 1, 2, 2, 3], chance.int(0, 6)));
