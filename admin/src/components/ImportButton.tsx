import { LinkButton } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { Link } from 'react-router-dom';

import { PLUGIN_PATH } from '../constants';
import { useTranslate } from '../hooks/useTranslate';

import type { ImportKind } from '../../../contracts/import-columns';

/** To the imports of a kind, where a file is asked for. */
export const ImportButton = ({ kind }: { kind: ImportKind }) => {
  const t = useTranslate();

  return (
    <LinkButton tag={Link} to={`${PLUGIN_PATH}/imports?new=${kind}`} variant="tertiary" startIcon={<Upload />}>
      {kind === 'assignments' ? t('import.assignments', 'Import assignments') : t('import.open', 'Import')}
    </LinkButton>
  );
};
