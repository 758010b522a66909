/** What a mail says, without its looks. */
export interface MailContent {
  subject: string;
  paragraphs: string[];
  /** Rows of a list, below the first paragraph. */
  list?: string[];
  action?: { label: string; url: string };
  /** Why the person gets it. */
  footer: string;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it; names come from people. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

/** A line break in a subject would begin another header. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** One plain layout for every mail, as text and as HTML. */
export const renderMail = ({ subject, paragraphs, list = [], action, footer }: MailContent): RenderedMail => {
  const [first = '', ...rest] = paragraphs;
  const text = [
    first,
    list.map((row) => `- ${oneLine(row)}`).join('\n'),
    ...rest,
    action && `${action.label}: ${action.url}`,
    `-- \n${footer}`,
  ];
  const paragraph = (content: string) => `<p style="margin:0 0 16px">${escapeHtml(content).replace(/\n/g, '<br>')}</p>`;
  const rows = list.map((row) => `<li style="margin:0 0 6px">${escapeHtml(oneLine(row))}</li>`).join('');
  const html = [
    paragraph(first),
    rows && `<ul style="margin:0 0 16px;padding-left:20px">${rows}</ul>`,
    ...rest.map(paragraph),
    action &&
      `<p style="margin:0 0 24px"><a href="${escapeHtml(action.url)}" style="background:#4945ff;border-radius:4px;color:#ffffff;display:inline-block;padding:10px 16px;text-decoration:none">${escapeHtml(action.label)}</a></p>`,
    `<p style="color:#666687;font-size:12px;margin:0">${escapeHtml(footer)}</p>`,
  ];
  return {
    subject: oneLine(subject),
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    html: `<!doctype html><html><body style="color:#32324d;font-family:sans-serif;font-size:14px;line-height:1.5;margin:0;padding:24px">${html.filter(Boolean).join('')}</body></html>`,
  };
};
