import { Flex, Typography } from '@strapi/design-system';

import { SearchField } from '../../../components/SearchField';
import { Segments } from '../../../components/Segments';
import { useTranslate } from '../../../hooks/useTranslate';

import type { Show } from './useAssignableCustomers';

interface CustomersToolbarProps {
  search: string;
  onSearch: (search: string) => void;
  show: Show;
  onShow: (show: Show) => void;
  total: string;
}

export const CustomersToolbar = ({ search, onSearch, show, onShow, total }: CustomersToolbarProps) => {
  const t = useTranslate();

  return (
    <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
      <SearchField
        label={t('customers.search.label', 'Search customers, tags')}
        placeholder={t('customers.search.label', 'Search customers, tags')}
        hint={t(
          'customers.search.hint',
          'Two letters match the beginning of words, three or more match anywhere in name or tags.'
        )}
        value={search}
        onChange={onSearch}
        width="50rem"
      />
      <Flex gap={4}>
        <Typography textColor="neutral600" variant="pi" role="status">
          {total}
        </Typography>
        <Segments
          label={t('customers.show.label', 'Which customers to show')}
          value={show}
          onChange={onShow}
          options={[
            { value: 'all', label: t('customers.show.all', 'All') },
            { value: 'assigned', label: t('customers.show.assigned', 'Assigned') },
          ]}
        />
      </Flex>
    </Flex>
  );
};
