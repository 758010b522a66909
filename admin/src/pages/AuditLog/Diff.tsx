import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';

import { useFieldTexts } from './useAuditTexts';

import type { AuditEntry, AuditValue } from '../../../../contracts/audit-log';

const Frame = styled(Box)`
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }

  th,
  td {
    padding: ${({ theme }) => theme.spaces[2]} ${({ theme }) => theme.spaces[3]};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  tr:last-child td,
  tr:last-child th {
    border-bottom: none;
  }

  del,
  ins {
    display: block;
    text-decoration: none;
    border-radius: ${({ theme }) => theme.borderRadius};
    padding: 0 ${({ theme }) => theme.spaces[1]};
  }

  /* A sign beside the colour: not everybody tells red from green, and in the dark both are faint. */
  del {
    background: ${({ theme }) => theme.colors.danger100};
    border-left: 3px solid ${({ theme }) => theme.colors.danger600};
  }

  del::before {
    content: '− ';
  }

  ins {
    background: ${({ theme }) => theme.colors.success100};
    border-left: 3px solid ${({ theme }) => theme.colors.success600};
  }

  ins::before {
    content: '+ ';
  }
`;

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

const useValueText = () => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const text = (value: AuditValue | undefined): string => {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'boolean') return value ? t('audit-log.value.yes', 'Yes') : t('audit-log.value.no', 'No');
    if (typeof value === 'string' && INSTANT.test(value)) {
      return formatDate(value, { dateStyle: 'medium', timeStyle: 'short' });
    }
    return String(value);
  };
  return text;
};

interface CellProps {
  value: AuditValue | undefined;
  other: AuditValue | undefined;
  /** Marks what the other side lacks. */
  as: 'del' | 'ins';
}

/** A value; of a list its items, those that the other side lacks marked. */
const Cell = ({ value, other, as: Mark }: CellProps) => {
  const text = useValueText();
  const items = Array.isArray(value) ? value : [value];
  const others = new Set((Array.isArray(other) ? other : [other]).map((item) => JSON.stringify(item)));
  if (items.length === 0) return <Typography textColor="neutral800">–</Typography>;

  return (
    <>
      {items.map((item, index) => {
        const isSame = others.has(JSON.stringify(item)) || item === undefined || item === null;
        return (
          <Typography key={index} tag={isSame ? 'div' : Mark} textColor="neutral800">
            {text(item)}
          </Typography>
        );
      })}
    </>
  );
};

/** What an entry tells of its fields: side by side where there are two sides. */
export const Diff = ({ before, after }: Pick<AuditEntry, 'before' | 'after'>) => {
  const t = useTranslate();
  const fields = useFieldTexts();
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) {
    return <Typography textColor="neutral600">{t('audit-log.entry.nothing', 'No fields were recorded.')}</Typography>;
  }
  const heading = (text: string) => (
    <Typography variant="sigma" textColor="neutral600">
      {text}
    </Typography>
  );
  const both = before && after;

  return (
    <Frame hasRadius borderColor="neutral150" borderWidth="1px" borderStyle="solid">
      <table>
        <thead>
          <tr>
            <th scope="col">{heading(t('audit-log.diff.field', 'Field'))}</th>
            {before ? <th scope="col">{heading(t('audit-log.diff.before', 'Before'))}</th> : null}
            {after ? (
              <th scope="col">
                {heading(both ? t('audit-log.diff.after', 'After') : t('audit-log.diff.value', 'Value'))}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">
                <Typography textColor="neutral800">{fields[name] ?? name}</Typography>
              </th>
              {before ? (
                <td>
                  <Cell as="del" value={before[name]} other={after ? after[name] : before[name]} />
                </td>
              ) : null}
              {after ? (
                <td>
                  <Cell as="ins" value={after[name]} other={before ? before[name] : after[name]} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
};
