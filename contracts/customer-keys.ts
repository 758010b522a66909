import { fold, searchText } from './search-text';

interface CustomerTexts {
  name: string | null;
  documentId?: string;
  enterpriseName?: string | null;
  email?: string | null;
  shortcode?: string | null;
  tags: string[];
}

/** Text columns of sort keys hold so much. */
const KEY = 220;

/**
 * What is stored beside a customer's texts, so that every database sorts and finds alike: written with every change of
 * them.
 *
 * @param texts `documentId` stands for the name where there is none
 */
export const customerKeys = ({ name, documentId, enterpriseName, email, shortcode, tags }: CustomerTexts) => ({
  nameKey: fold(name ?? documentId ?? ''),
  /** What assignments and the center's search find it by. */
  searchText: searchText([...(name ? [name] : []), ...tags]),
  /** What its own list finds it by besides. */
  contactText: searchText([shortcode ?? '', email ?? '']),
  enterpriseKey: fold(enterpriseName ?? ''),
  emailKey: (email ?? '').toLowerCase(),
  tagsKey: tags.map(fold).join(' ').slice(0, KEY).trim(),
});
