import { because, importReasonText, type ImportReason } from '../../../contracts/import-reasons';

/** What a refusal says: words, or a reason that an import answers by its code. */
export type Said = string | ImportReason;

export const toText = (said: Said): string => (typeof said === 'string' ? said : importReasonText(said, 'en'));

export const toReason = (said: Said): ImportReason =>
  typeof said === 'string' ? because('other', { message: said }) : said;
