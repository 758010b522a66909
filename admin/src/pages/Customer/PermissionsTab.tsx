import * as React from 'react';

import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';
import { GrantsPanel } from '../Delegations/GrantsPanel';

import { GrantActions } from './GrantActions';
import { GrantDialog } from './GrantDialog';

import type { CustomerOverview } from '../../../../contracts/customer-users';

/** Who may act on this customer by a grant, until when, and why; giving, changing and ending it (CU-4, X-1). */
export const PermissionsTab = ({ customer }: { customer: CustomerOverview }) => {
  const t = useTranslate();
  const [isGranting, setIsGranting] = React.useState(false);
  return (
    <>
      <GrantsPanel
        customer={customer}
        primaryAction={
          customer.canGrant ? (
            <Button size="S" startIcon={<Plus />} onClick={() => setIsGranting(true)}>
              {t('customer-grants.give', 'Give permissions')}
            </Button>
          ) : undefined
        }
        rowActions={(grant) => <GrantActions grant={grant} canGrant={customer.canGrant} />}
      />
      {isGranting ? <GrantDialog customer={customer} onClose={() => setIsGranting(false)} /> : null}
    </>
  );
};
