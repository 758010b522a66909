import { useTranslate } from '../../hooks/useTranslate';

import { NameAndDescription, TextCell } from './textCells';

import type { ListColumn } from '../../components/ListTable';

interface NamedRow {
  name: string;
  description: string;
  partner: { name: string };
}

/** What groups and roles are listed by, with their partner where rows of many are shown. */
export const useNameColumns = (showsPartner: boolean): ListColumn<NamedRow>[] => {
  const t = useTranslate();
  return [
    {
      name: 'name',
      label: t('records.column.name', 'Name'),
      sortable: true,
      cell: ({ name, description }) => <NameAndDescription name={name} description={description} />,
    },
    ...(showsPartner
      ? [
          {
            name: 'partner',
            label: t('records.column.partner', 'Partner'),
            sortable: false,
            cell: ({ partner }: NamedRow) => <TextCell>{partner.name}</TextCell>,
          },
        ]
      : []),
  ];
};
