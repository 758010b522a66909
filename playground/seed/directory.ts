import { keysOf } from '../../contracts/directory';
import { reach } from './names';
import { pastDate, random } from './random';
import type { Partner } from './tree';
import type { Row } from './write';

type Type = Partner['type'];
type Language = 'en' | 'de';

const HEADLINES: Record<Language, Record<Type, readonly string[]>> = {
  en: {
    msp: ['Your IT, run by people who answer the phone', 'Networks that stay up', 'One team for all your sites'],
    partner: ['Cloud and workplace for growing firms', 'From first laptop to last server', 'Software that fits the shop'],
    integrator: ['Security systems that talk to each other', 'Buildings that think ahead', 'One network, one bill'],
    installer: ['Cabling done once and done right', 'On site within four hours', 'Fire and access, installed and certified'],
  },
  de: {
    msp: ['Ihre IT, betreut von Menschen, die abheben', 'Netze, die halten', 'Ein Team für alle Standorte'],
    partner: ['Cloud und Arbeitsplatz für wachsende Firmen', 'Vom ersten Laptop bis zum letzten Server', 'Software, die passt'],
    integrator: ['Sicherheitstechnik, die zusammenspielt', 'Gebäude, die mitdenken', 'Ein Netz, eine Rechnung'],
    installer: ['Verkabelung, einmal und richtig', 'Vor Ort in vier Stunden', 'Brandschutz und Zutritt, montiert und geprüft'],
  },
}; // prettier-ignore

const SPECIALITIES: Record<Language, Record<Type, readonly string[]>> = {
  en: {
    msp: ['Managed networks', 'Backup', 'Service desk', 'Cloud', 'Monitoring'],
    partner: ['Cloud', 'Workplace', 'Telephony', 'Consulting', 'Backup'],
    integrator: ['Access control', 'Building automation', 'Video surveillance', 'Networks'],
    installer: ['Cabling', 'Fire alarms', 'Antennas', 'Access control'],
  },
  de: {
    msp: ['Managed Networks', 'Datensicherung', 'Servicedesk', 'Cloud', 'Überwachung'],
    partner: ['Cloud', 'Arbeitsplatz', 'Telefonie', 'Beratung', 'Datensicherung'],
    integrator: ['Zutrittskontrolle', 'Gebäudeautomation', 'Videoüberwachung', 'Netzwerke'],
    installer: ['Verkabelung', 'Brandmelder', 'Antennen', 'Zutrittskontrolle'],
  },
};

const NEIGHBOURS: Record<string, readonly string[]> = {
  GB: ['IE', 'FR'],
  DE: ['AT', 'CH', 'NL'],
  FR: ['BE', 'LU', 'CH'],
  NL: ['BE', 'DE'],
  ES: ['PT', 'FR'],
  US: ['CA', 'MX'],
  CA: ['US'],
  AU: ['NZ'],
};

const paragraphs = (...texts: string[]) =>
  texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }));

const describe: Record<Language, (name: string, city: string, years: number) => object[]> = {
  en: (name, city, years) =>
    paragraphs(
      `${name} looks after offices, shops and workshops from ${city}, and has done so for ${years} years.`,
      'You speak to the same few people each time, and hear a price before any work begins.'
    ),
  de: (name, city, years) =>
    paragraphs(
      `${name} betreut von ${city} aus seit ${years} Jahren Büros, Läden und Werkstätten.`,
      'Sie sprechen immer mit denselben Menschen und kennen den Preis, bevor die Arbeit beginnt.'
    ),
};

/** What the public directory says of every partner: a draft of each, most of them published, some in German too. */
export function* directoryRows(partners: Partner[], { seed, now }: { seed: number; now: Date }): Generator<Row> {
  for (const partner of partners) {
    const chance = random(seed, 'directory', partner.id);
    const { code } = reach(partner.country, chance);
    const years = chance.int(2, 35);
    const countriesServed = [code, ...chance.sample(NEIGHBOURS[code] ?? [], chance.int(0, 2))];
    const shared = {
      document_id: random(seed, 'partner', partner.id).documentId(),
      website: `https://${partner.slug}.demo.test`,
      countries_served: JSON.stringify(countriesServed),
      featured: chance.chance(0.08),
      created_at: pastDate(chance, now),
    };
    const isPublished = !partner.pending && chance.chance(0.85);
    const pick = [chance.int(0, 2), chance.int(2, 4)] as const;
    for (const locale of code === 'DE' ? (['en', 'de'] as const) : (['en'] as const)) {
      const headline = HEADLINES[locale][partner.type][pick[0]] ?? partner.name;
      const specialities = SPECIALITIES[locale][partner.type].slice(0, pick[1]);
      const description = describe[locale](partner.name, partner.city, years);
      const { searchText, facets } = keysOf({ headline, description, specialities, countriesServed });
      const version = {
        ...{ ...shared, locale, headline, search_text: searchText, facets },
        ...{ description: JSON.stringify(description), specialities: JSON.stringify(specialities) },
      };
      yield { ...version, published_at: null };
      if (isPublished) yield { ...version, published_at: shared.created_at };
    }
  }
}
