import { Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { CopyButton } from '../../components/CopyButton';
import { DetailsList, DetailsPanel } from '../../components/DetailsPanel';
import { Logo } from '../../components/Logo';
import { PartnerStatusBadge } from '../../components/PartnerBadges';
import { PLUGIN_PATH } from '../../constants';
import { useCountryName } from '../../hooks/useCountryName';
import { useLoginMethodTexts } from '../../hooks/useLoginMethodTexts';
import { usePartnerTypeTexts } from '../../hooks/usePartnerTypeTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { assetUrl } from '../../utils/assetUrl';

import type { PartnerDetails, PartnerProfile, SupportContact } from '../../../../contracts/partner-details';
import type { PartnerStatus } from '../../../../contracts/partner-tree';

const ParentName = ({ documentId, name }: NonNullable<PartnerProfile['parent']>) =>
  documentId ? (
    <Link tag={RouterLink} to={`${PLUGIN_PATH}/details/${documentId}`}>
      {name}
    </Link>
  ) : (
    name
  );

/** What the organisation is and where it sits. */
export const AboutPanel = ({ partner, status }: { partner: PartnerDetails; status: PartnerStatus | undefined }) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const types = usePartnerTypeTexts();
  const countryName = useCountryName();
  const { documentId, name, type, logo, profile } = partner;

  return (
    <DetailsPanel title={t('details.about', 'Organisation')}>
      {logo ? (
        <Flex>
          <Logo src={assetUrl(logo)} />
        </Flex>
      ) : null}
      <DetailsList
        details={[
          { label: t('details.name', 'Name'), value: name },
          { label: t('details.type', 'Type'), value: types[type] },
          ...(status ? [{ label: t('details.status', 'Status'), value: <PartnerStatusBadge status={status} /> }] : []),
          {
            label: t('details.partner-id', 'Partner ID'),
            value: (
              <Flex tag="span" gap={1}>
                {documentId}
                <CopyButton
                  value={documentId}
                  label={t('details.partner-id.copy', 'Copy the Partner ID')}
                  confirmation={t('details.partner-id.copied', 'Partner ID copied.')}
                />
              </Flex>
            ),
          },
          ...(profile
            ? [
                {
                  label: t('details.parent', 'Belongs to'),
                  value: profile.parent && <ParentName {...profile.parent} />,
                },
                { label: t('details.address', 'Address'), value: profile.address },
                { label: t('details.zip-code', 'Zip code'), value: profile.zipCode },
                { label: t('details.city', 'City'), value: profile.city },
                { label: t('details.state', 'State or region'), value: profile.state },
                { label: t('details.country', 'Country'), value: profile.country && countryName(profile.country) },
                {
                  label: t('details.created', 'Created On'),
                  value: formatDate(profile.createdAt, { dateStyle: 'long' }),
                },
              ]
            : []),
        ]}
      />
    </DetailsPanel>
  );
};

interface ContactPanelProps {
  contact: SupportContact;
  actions?: React.ReactNode;
  children?: React.ReactNode;
}

/** Whom to turn to (PA-15). */
export const ContactPanel = ({ contact, actions, children }: ContactPanelProps) => {
  const t = useTranslate();
  const call = (number: string | null) => number && <Link href={`tel:${number}`}>{number}</Link>;

  return (
    <DetailsPanel title={t('details.contact', 'Support contact')} actions={actions}>
      <DetailsList
        details={[
          { label: t('details.contact.name', 'Contact'), value: contact.name },
          {
            label: t('details.contact.email', 'Email'),
            value: contact.email && <Link href={`mailto:${contact.email}`}>{contact.email}</Link>,
          },
          { label: t('details.contact.mobile', 'Mobile number'), value: call(contact.mobile) },
          { label: t('details.contact.phone', 'Phone number'), value: call(contact.phone) },
        ]}
      />
      {children}
    </DetailsPanel>
  );
};

/** How its people come in (TE-2, TE-12). */
export const SignInPanel = ({ profile }: { profile: PartnerProfile }) => {
  const t = useTranslate();
  const methods = useLoginMethodTexts();
  const { organizationName, signInUrl, loginMethods, inviteDomains } = profile;

  return (
    <DetailsPanel title={t('details.sign-in', 'Signing in')}>
      <DetailsList
        details={[
          { label: t('details.organization-name', 'Organization name'), value: organizationName },
          {
            label: t('details.sign-in-url', 'Sign-in page'),
            value: signInUrl && (
              <Flex tag="span" gap={1}>
                <Link href={signInUrl} isExternal>
                  {signInUrl}
                </Link>
                <CopyButton
                  value={signInUrl}
                  label={t('details.sign-in-url.copy', 'Copy the address of the sign-in page')}
                  confirmation={t('details.sign-in-url.copied', 'Address copied.')}
                />
              </Flex>
            ),
          },
          { label: t('details.login-methods', 'Allowed login methods'), value: methods[loginMethods] },
          {
            label: t('details.invite-domains', 'Mail domains for invites'),
            value: inviteDomains.join(', ') || t('details.invite-domains.any', 'Any'),
          },
        ]}
      />
    </DetailsPanel>
  );
};
