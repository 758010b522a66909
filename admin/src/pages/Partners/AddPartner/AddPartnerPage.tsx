import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { useMe } from '../../../hooks/useMe';
import { useTranslate } from '../../../hooks/useTranslate';

import { AddPartnerWizard } from './AddPartnerWizard';

import { documentId, PARTNER_TYPES } from '../../../../../contracts/common';

/** *Add Partner*, as the menu that asks for the type opens it: `?type=` and, where it is not the own account, `&parent=`. */
export const AddPartnerPage = () => {
  const t = useTranslate();
  const me = useMe();
  const [params] = useSearchParams();
  const type = PARTNER_TYPES.find((value) => value === params.get('type'));
  const { data: parent } = documentId.safeParse(params.get('parent'));

  if (!me.capabilities.includes('partner.create')) return <Page.NoPermissions />;
  if (!type) {
    return (
      <Page.Error content={t('add-partner.no-type', 'Open Add Partner from its menu, which asks for the type.')} />
    );
  }
  return <AddPartnerWizard key={`${type} ${parent}`} type={type} parent={parent ?? null} />;
};
