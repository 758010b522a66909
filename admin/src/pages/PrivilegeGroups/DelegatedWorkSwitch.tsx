import * as React from 'react';

import { Box, Flex, Switch, Tooltip, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetPartnerSettingsQuery, useUpdatePartnerSettingsMutation } from '../../services/partners';

/** The prime admin's switch of TP-20. */
export const DelegatedWorkSwitch = ({ partnerId }: { partnerId: string }) => {
  const t = useTranslate();
  const labelId = React.useId();
  const hintId = React.useId();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const { data: settings } = useGetPartnerSettingsQuery(partnerId);
  const [update, { isLoading }] = useUpdatePartnerSettingsMutation();
  if (!settings) return null;

  const handleChange = async (administratorsMayWorkOnDelegated: boolean) => {
    try {
      await update({ documentId: partnerId, data: { administratorsMayWorkOnDelegated } }).unwrap();
      toggleNotification({
        type: 'success',
        message: administratorsMayWorkOnDelegated
          ? t('delegated-work.on', 'Administrators may now work on delegated tenants.')
          : t('delegated-work.off', 'Administrators now only read delegated tenants.'),
      });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };

  const reason = t('delegated-work.reason', 'Only prime admins of this account decide this.');
  const control = (
    <Switch
      aria-labelledby={labelId}
      aria-describedby={hintId}
      checked={settings.administratorsMayWorkOnDelegated}
      disabled={!settings.canManage || isLoading}
      onCheckedChange={handleChange}
    />
  );

  return (
    <Flex
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={4}
      paddingLeft={6}
      paddingRight={6}
      gap={4}
      justifyContent="space-between"
    >
      <Box>
        <Typography id={labelId} fontWeight="semiBold" textColor="neutral800" tag="p">
          {t('delegated-work.label', 'Administrators may work on delegated tenants')}
        </Typography>
        <Typography id={hintId} variant="pi" textColor="neutral600" tag="p">
          {t('delegated-work.hint', 'Off, administrators only read what is delegated to this account or to them.')}{' '}
          {settings.canManage ? null : reason}
        </Typography>
      </Box>
      {settings.canManage ? (
        control
      ) : (
        <Tooltip label={reason}>
          <span>{control}</span>
        </Tooltip>
      )}
    </Flex>
  );
};
