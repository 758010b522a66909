import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { PLUGIN_PATH } from '../../../constants';
import { useTranslate } from '../../../hooks/useTranslate';

import type { Duplicates } from '../../../../../contracts/onboarding';

/** What is there already of name and contact, before it is confirmed; it hinders nothing. */
export const DuplicatesNote = ({ duplicates: { names, contacts } }: { duplicates: Duplicates }) => {
  const t = useTranslate();
  const notes = [
    ...names.map((partner) => ({
      partner,
      key: `name-${partner.documentId}`,
      text: t('add-partner.duplicate.name', 'There is already a partner of that name:'),
    })),
    ...contacts.map(({ partner, as }) => ({
      partner,
      key: `${as}-${partner.documentId}`,
      text:
        as === 'contact'
          ? t('add-partner.duplicate.contact', 'The email address is that of the contact of:')
          : t('add-partner.duplicate.member', 'The email address is that of a member of:'),
    })),
  ];
  if (notes.length === 0) return null;

  return (
    <Box role="status" background="warning100" borderColor="warning200" hasRadius padding={4}>
      <Typography tag="h3" fontWeight="bold" textColor="neutral800">
        {t('add-partner.duplicates', 'Is it there already?')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1} paddingTop={2}>
        {notes.map(({ partner, key, text }) => (
          <li key={key}>
            <Typography textColor="neutral800">{text} </Typography>
            <Link tag={NavLink} to={`${PLUGIN_PATH}/details/${partner.documentId}`} target="_blank">
              {partner.name}
            </Link>
          </li>
        ))}
      </Flex>
    </Box>
  );
};
