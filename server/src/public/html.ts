import { escapeHtml } from '../mail/render';

/** HTML that is safe to show as it is. */
export class Html {
  constructor(readonly source: string) {}
}

type Value = Html | string | number | false | null | undefined | Value[];

const sourceOf = (value: Value): string => {
  if (value instanceof Html) return value.source;
  if (Array.isArray(value)) return value.map(sourceOf).join('');
  return value === false || value === null || value === undefined ? '' : escapeHtml(String(value));
};

/** Whatever is put into the template is text, unless it was made by this. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(parts.map((part, i) => part + sourceOf(values[i])).join(''));
