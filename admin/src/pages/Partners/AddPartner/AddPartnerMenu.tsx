import { Button, Menu } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';

import { PLUGIN_PATH } from '../../../constants';
import { usePartnerTypeTexts } from '../../../hooks/usePartnerTypeTexts';
import { useTranslate } from '../../../hooks/useTranslate';

import type { PartnerType } from '../../../../../contracts/common';

interface AddPartnerMenuProps {
  /** Those that the caller may add; without any there is no button. */
  types: readonly PartnerType[];
}

/** *Add Partner*: asks the type first (PA-6), then leads to the wizard. */
export const AddPartnerMenu = ({ types }: AddPartnerMenuProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const texts = usePartnerTypeTexts();
  if (types.length === 0) return null;

  return (
    <Menu.Root>
      <Menu.Trigger tag={Button} variant="default" startIcon={<Plus />}>
        {t('add-partner.action', 'Add Partner')}
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end">
        {types.map((type) => (
          <Menu.Item key={type} onSelect={() => navigate(`${PLUGIN_PATH}/partners/new?type=${type}`)}>
            {texts[type]}
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
};
