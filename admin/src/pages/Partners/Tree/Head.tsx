import { Typography, VisuallyHidden } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';

import { useColumnSort } from '../../../hooks/useColumnSort';
import { useTranslate } from '../../../hooks/useTranslate';

import { HeadButton } from './styles';
import { useTree } from './TreeContext';

/** Columns without the one of the ticks. */
export const COLUMN_COUNT = 8;

const SortedBy = ({ name, label, className }: { name: string; label: string; className?: string }) => {
  const { direction, sort } = useColumnSort(name);

  return (
    <th role="columnheader" aria-sort={direction} className={className}>
      <HeadButton type="button" onClick={sort}>
        <Typography variant="sigma" tag="span">
          {label}
        </Typography>
        {direction === 'ascending' ? <CaretUp aria-hidden /> : null}
        {direction === 'descending' ? <CaretDown aria-hidden /> : null}
      </HeadButton>
    </th>
  );
};

const Plain = ({ label, className }: { label: string; className?: string }) => (
  <th role="columnheader" className={className}>
    <Typography variant="sigma" textColor="neutral600" tag="span">
      {label}
    </Typography>
  </th>
);

export const Head = () => {
  const t = useTranslate();
  const { ticks } = useTree();

  return (
    <thead role="rowgroup">
      <tr role="row">
        {ticks ? (
          <th role="columnheader">
            <VisuallyHidden>{t('partners.column.tick', 'Ticked')}</VisuallyHidden>
          </th>
        ) : null}
        <SortedBy name="name" label={t('partners.column.name', 'Name')} />
        <Plain label={t('partners.column.status', 'Status')} />
        <Plain label={t('partners.column.below', 'MSPs / Partners')} className="number narrowest" />
        <Plain label={t('partners.column.customers', 'Customers')} className="number" />
        <Plain label={t('partners.column.endpoints', 'Endpoints')} className="number narrow" />
        <Plain label={t('partners.column.contact', 'Contact')} className="wide" />
        <SortedBy name="createdAt" label={t('partners.column.created', 'Created On')} className="widest" />
        <th role="columnheader" className="number">
          <Typography variant="sigma" textColor="neutral600" tag="span">
            {t('table.actions', 'Actions')}
          </Typography>
        </th>
      </tr>
    </thead>
  );
};
