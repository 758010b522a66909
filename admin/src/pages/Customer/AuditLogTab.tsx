import { Flex } from '@strapi/design-system';

import { useListAuditLogQuery } from '../../services/auditLog';
import { AuditFilters } from '../AuditLog/AuditFilters';
import { AuditLogPanel } from '../AuditLog/AuditLogPanel';
import { ExportButtons } from '../AuditLog/ExportButtons';
import { useAuditLogState } from '../AuditLog/useAuditLogState';

import type { CustomerOverview } from '../../../../contracts/customer-users';

/** What happened on this customer: to be filtered, and exported (CU-5). */
export const AuditLogTab = ({ customer }: { customer: CustomerOverview }) => {
  const state = useAuditLogState(customer.documentId);
  const { data } = useListAuditLogQuery(state.query);

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <AuditFilters filters={state.filters} isOfCustomer onChange={state.setFilter} onClearAll={state.clearAll} />
      {data?.meta.canExport ? (
        <Flex justifyContent="flex-end">
          <ExportButtons filters={state.asked} />
        </Flex>
      ) : null}
      <AuditLogPanel state={state} />
    </Flex>
  );
};
