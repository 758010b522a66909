import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import { DIRECTORY_ENTRY } from '../../../contracts/directory';
import { PLUGIN_PATH } from '../constants';
import { useTranslate } from '../hooks/useTranslate';

interface PanelProps {
  model: string;
  documentId?: string;
}

/** Beside a directory entry in the Content Manager: whose it is. The entry has the documentId of its partner. */
export const PartnerPanel = ({ model, documentId }: PanelProps) => {
  const t = useTranslate();
  if (model !== DIRECTORY_ENTRY || !documentId) return null;

  return {
    title: t('directory.partner', 'Partner'),
    content: (
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Link tag={RouterLink} to={`${PLUGIN_PATH}/details/${documentId}`}>
          {t('directory.partner.open', 'Open Partner Details')}
        </Link>
        <Typography variant="pi" textColor="neutral600">
          {t('directory.partner.hint', 'Name, type and logo come from there. Operators publish the entry.')}
        </Typography>
      </Flex>
    ),
  };
};
