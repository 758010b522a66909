import { Layouts, Page } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { LoadError } from '../../components/LoadError';
import { useMe } from '../../hooks/useMe';
import { usePartnerTypeTexts } from '../../hooks/usePartnerTypeTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetMspDashboardQuery } from '../../services/dashboard';

import {
  EndingGrantsPanel,
  LatestChangesPanel,
  OpenInvitesPanel,
  PartnersPanel,
  RequestsBanner,
  TenantsPanel,
} from './panels';
import { Skeleton } from './Skeleton';

import type { Dashboard } from '../../../../contracts/dashboard';

/* Two columns where there is room for two; what stands alone in its row takes it whole. */
const Panels = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(40rem, 100%), 1fr));
  gap: ${({ theme }) => theme.spaces[4]};

  > .wide {
    grid-column: 1 / -1;
  }
`;

/* As high as its neighbour. */
const Last = styled.div`
  display: grid;
`;

const Blocks = ({ customers, partners, endingGrants, openInvites, latestChanges, openRequests }: Dashboard) => {
  // The last one fills the row that the others begin
  const others = [customers, partners, endingGrants, openInvites].filter((block) => block !== null);
  return (
    <>
      {openRequests ? (
        <div className="wide">
          <RequestsBanner count={openRequests} />
        </div>
      ) : null}
      {customers ? <TenantsPanel customers={customers} /> : null}
      {partners ? <PartnersPanel partners={partners} /> : null}
      {endingGrants ? <EndingGrantsPanel {...endingGrants} /> : null}
      {openInvites ? <OpenInvitesPanel {...openInvites} /> : null}
      {latestChanges ? (
        <Last className={others.length % 2 === 0 ? 'wide' : undefined}>
          <LatestChangesPanel changes={latestChanges} />
        </Last>
      ) : null}
    </>
  );
};

/** Where the center begins (TE-3, settled reading 1): tenants, partners, and what asks to be looked at. */
export const DashboardPage = () => {
  const t = useTranslate();
  const { partner } = useMe();
  const types = usePartnerTypeTexts();
  const { data, error, refetch } = useGetMspDashboardQuery(undefined, { refetchOnMountOrArgChange: true });
  const title = t('dashboard.title', 'Dashboard');

  return (
    <Page.Main aria-busy={!data && !error}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={partner ? `${partner.name} · ${types[partner.type]}` : t('dashboard.platform', 'The whole platform')}
      />
      <Layouts.Content>
        {error ? (
          <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" />
        ) : (
          <Panels>{data ? <Blocks {...data} /> : <Skeleton />}</Panels>
        )}
      </Layouts.Content>
    </Page.Main>
  );
};
