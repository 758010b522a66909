import { Flex, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';

import { LoadError } from '../../components/LoadError';
import { PartnerPicker } from '../../components/PartnerPicker';
import { PLUGIN_PATH } from '../../constants';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetPartnerDetailsQuery } from '../../services/partnerDetails';

import { BelowPanel } from './BelowPanel';
import { ContactSection } from './Contact/ContactSection';
import { EditProfileDialog } from './EditProfileDialog';
import { AboutPanel, SignInPanel } from './panels';
import { PartnerActions } from './PartnerActions';
import { TotalsPanel } from './TotalsPanel';
import { useTreePlace } from './useTreePlace';

/** What a partner is and whom to turn to there (TE-19); *Edit Profile* changes it (TE-20). */
export const PartnerDetailsPage = () => {
  const t = useTranslate();
  const navigate = useNavigate();
  const me = useMe();
  const { documentId = me.partner?.documentId ?? null } = useParams();
  const [params, setParams] = useSearchParams();
  // In the address, so that *Edit* in a list leads here
  const isEditing = params.has('edit');
  const setIsEditing = (edits: boolean) => setParams(edits ? { edit: '1' } : {}, { replace: true });
  const {
    currentData: partner,
    error,
    isFetching,
    refetch,
  } = useGetPartnerDetailsQuery(documentId ?? '', {
    skip: documentId === null,
  });
  const place = useTreePlace(partner);
  const title = t('details.title', 'Partner Details');

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{partner ? `${title}: ${partner.name}` : title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={partner?.name}
        navigationAction={
          me.screens.includes('partners') ? <BackButton fallback={`${PLUGIN_PATH}/partners`} /> : undefined
        }
        primaryAction={
          partner ? (
            <PartnerActions partner={partner} place={place.partner} onEdit={() => setIsEditing(true)} />
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {me.kind === 'operator' ? (
            <PartnerPicker
              value={documentId}
              onChange={(chosen) => navigate(`${PLUGIN_PATH}/details${chosen ? `/${chosen}` : ''}`)}
            />
          ) : null}
          {error && !partner ? <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" /> : null}
          {isFetching && !partner ? <Page.Loading /> : null}
          {partner ? (
            <>
              <AboutPanel partner={partner} status={place.partner?.status} />
              {place.hasTree ? (
                <>
                  <TotalsPanel partner={partner} totals={place.totals} />
                  <BelowPanel partner={partner} />
                </>
              ) : null}
              <ContactSection key={partner.documentId} partner={partner} />
              {partner.profile ? (
                <SignInPanel profile={partner.profile} />
              ) : (
                <Typography textColor="neutral600">
                  {t('details.limited', 'You work for this organisation: here you see its name and whom to turn to.')}
                </Typography>
              )}
            </>
          ) : null}
        </Flex>
      </Layouts.Content>
      {isEditing && partner?.profile ? (
        <EditProfileDialog partner={partner} profile={partner.profile} onClose={() => setIsEditing(false)} />
      ) : null}
    </Page.Main>
  );
};
