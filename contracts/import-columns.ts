/** What an import file may hold, by kind: the columns, and every name that each goes by. */
export const IMPORT_KINDS = ['customers', 'partners', 'assignments'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_LANGUAGES = ['en', 'de'] as const;
export type ImportLanguage = (typeof IMPORT_LANGUAGES)[number];

export interface ImportColumn {
  /** The contract's own name, as exports write it. */
  field: string;
  required?: true;
  en: string;
  de: string;
  /** Further names. */
  also?: string[];
}

const address: ImportColumn[] = [
  { field: 'address', en: 'Address', de: 'Adresse', also: ['Street', 'Straße', 'Anschrift'] },
  { field: 'city', en: 'City', de: 'Ort', also: ['Stadt'] },
];

export const IMPORT_COLUMNS: Record<ImportKind, ImportColumn[]> = {
  customers: [
    { field: 'name', required: true, en: 'Customer Name', de: 'Kundenname', also: ['Name', 'Customer', 'Kunde'] },
    { field: 'owner', en: 'Owner', de: 'Eigentümer', also: ['MSP', 'Partner', 'Partner ID', 'Partner-ID'] },
    { field: 'enterpriseName', en: 'Enterprise Name', de: 'Unternehmensname', also: ['Enterprise', 'Unternehmen'] },
    { field: 'email', en: 'Email', de: 'E-Mail', also: ['Email Address', 'E-Mail-Adresse', 'Mail'] },
    { field: 'shortcode', en: 'Company Shortcode', de: 'Firmenkürzel', also: ['Shortcode', 'Kürzel'] },
    ...address,
    { field: 'country', en: 'Country', de: 'Land' },
    { field: 'tags', en: 'Tags', de: 'Schlagwörter', also: ['Tag', 'Schlagwort'] },
  ],
  partners: [
    { field: 'name', required: true, en: 'Name', de: 'Name', also: ['Partner', 'Company', 'Firma'] },
    { field: 'type', required: true, en: 'Type', de: 'Typ', also: ['Partner Type', 'Partnertyp', 'Art'] },
    { field: 'parent', en: 'Parent', de: 'Übergeordnet', also: ['Parent Partner', 'Übergeordneter Partner'] },
    { field: 'country', required: true, en: 'Country', de: 'Land' },
    { field: 'state', en: 'State', de: 'Bundesland', also: ['Region', 'Province'] },
    ...address,
    { field: 'zipCode', en: 'Zip Code', de: 'Postleitzahl', also: ['Zip', 'Postal Code', 'PLZ'] },
    { field: 'contactName', required: true, en: 'Contact Name', de: 'Ansprechpartner', also: ['Contact', 'Full Name'] },
    {
      field: 'contactEmail',
      required: true,
      en: 'Contact Email',
      de: 'E-Mail des Ansprechpartners',
      also: ['Email', 'E-Mail', 'Email Address', 'E-Mail-Adresse'],
    },
    { field: 'contactMobile', en: 'Contact Mobile', de: 'Mobilnummer', also: ['Mobile', 'Mobile Number', 'Handy'] },
    { field: 'contactPhone', en: 'Contact Phone', de: 'Telefonnummer', also: ['Phone', 'Phone Number', 'Telefon'] },
  ],
  assignments: [
    { field: 'techPartner', required: true, en: 'Tech Partner', de: 'Tech-Partner', also: ['Partner', 'Partner ID'] },
    {
      field: 'customer',
      required: true,
      en: 'Customer',
      de: 'Kunde',
      also: ['Customer Name', 'Kundenname', 'Tenant', 'Tenant ID', 'Company Shortcode', 'Shortcode', 'Firmenkürzel'],
    },
    { field: 'from', en: 'From', de: 'Von', also: ['Access From', 'Beginn'] },
    { field: 'until', en: 'Until', de: 'Bis', also: ['Access Until', 'Ende'] },
  ],
};

/** Case, accents, spaces and signs tell no two headers apart. */
const plain = (header: string) =>
  header
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/** The field that a header of a file of that kind means; `null` for one that is not imported. */
export const fieldOfHeader = (kind: ImportKind, header: string): string | null => {
  const asked = plain(header);
  const names = ({ field, en, de, also = [] }: ImportColumn) => [field, en, de, ...also];
  return IMPORT_COLUMNS[kind].find((column) => names(column).some((name) => plain(name) === asked))?.field ?? null;
};

/** Required columns that none of the fields is. */
export const missingColumns = (kind: ImportKind, fields: (string | null)[]): ImportColumn[] =>
  IMPORT_COLUMNS[kind].filter(({ field, required }) => required && !fields.includes(field));
