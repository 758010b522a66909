import * as React from 'react';

import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';

import { DetailsList, DetailsPanel } from '../../components/DetailsPanel';
import { LoadError } from '../../components/LoadError';
import { useLoginMethodTexts } from '../../hooks/useLoginMethodTexts';
import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetProfileQuery, useListPanelLanguagesQuery } from '../../services/profile';

import { EditPersonDialog } from './EditPersonDialog';
import { EmailDialog } from './EmailDialog';
import { MobileDialog } from './MobileDialog';
import { PasswordDialog } from './PasswordDialog';
import { SessionsPanel } from './SessionsPanel';

import type { Profile } from '../../../../contracts/my-profile';

type Open = 'person' | 'mobile' | 'email' | 'password' | null;

interface PanelProps {
  profile: Profile;
  onOpen: (dialog: Open) => void;
}

const PersonPanel = ({ profile, onOpen }: PanelProps) => {
  const t = useTranslate();
  const roles = useRoleTexts();
  const { data: languages = {} } = useListPanelLanguagesQuery();
  const { firstname, lastname, language, member, sendsSms } = profile;
  const isVerified = Boolean(member?.mobileVerifiedAt);

  return (
    <DetailsPanel
      title={t('profile.person', 'Person')}
      actions={
        member?.mobile && !isVerified ? (
          <Button variant="secondary" disabled={!sendsSms} onClick={() => onOpen('mobile')}>
            {t('profile.mobile.verify', 'Verify mobile number')}
          </Button>
        ) : undefined
      }
    >
      <DetailsList
        details={[
          { label: t('profile.firstname', 'First name'), value: firstname },
          { label: t('profile.lastname', 'Last name'), value: lastname },
          {
            label: t('profile.language', 'Language'),
            value: language ? (languages[language] ?? language) : t('profile.language.browser', 'As the browser says'),
          },
          ...(member
            ? [
                {
                  label: t('profile.mobile', 'Mobile number'),
                  value: member.mobile && (
                    <Flex tag="span" gap={2}>
                      {member.mobile}
                      {isVerified ? (
                        <Badge backgroundColor="success100" textColor="success700">
                          {t('profile.mobile.verified', 'Verified')}
                        </Badge>
                      ) : (
                        <Badge>{t('profile.mobile.unverified', 'Not verified')}</Badge>
                      )}
                    </Flex>
                  ),
                },
                { label: t('profile.partner', 'Organisation'), value: member.partner.name },
                { label: t('profile.role', 'Role'), value: roles[member.role].label },
              ]
            : []),
        ]}
      />
      {member?.mobile && !isVerified && !sendsSms ? (
        <Typography variant="pi" textColor="neutral600">
          {t('profile.mobile.no-sms', 'It can’t be verified: this server sends no text messages.')}
        </Typography>
      ) : null}
    </DetailsPanel>
  );
};

const CredentialsPanel = ({ profile, onOpen }: PanelProps) => {
  const t = useTranslate();
  const methods = useLoginMethodTexts();
  const { email, member, hasPassword } = profile;

  return (
    <DetailsPanel
      title={t('profile.sign-in', 'Signing in')}
      actions={
        hasPassword ? (
          <>
            <Button variant="secondary" onClick={() => onOpen('email')}>
              {t('profile.email.change', 'Change sign-in address')}
            </Button>
            <Button variant="secondary" onClick={() => onOpen('password')}>
              {t('profile.password.change', 'Change password')}
            </Button>
          </>
        ) : undefined
      }
    >
      <DetailsList
        details={[
          { label: t('profile.email', 'Sign-in address'), value: email },
          ...(member ? [{ label: t('profile.login-method', 'Login method'), value: methods[member.loginMethod] }] : []),
        ]}
      />
      {hasPassword ? null : (
        <Typography variant="pi" textColor="neutral600">
          {t(
            'profile.no-password',
            'You sign in elsewhere: there you have your password, and this address is who you are. Who manages your account can change how you sign in.'
          )}
        </Typography>
      )}
    </DetailsPanel>
  );
};

/** The signed-in person: name, language, number, how one signs in, and where one is signed in (PA-11, EX-8, EX-9). */
export const MyProfilePage = () => {
  const t = useTranslate();
  const [open, setOpen] = React.useState<Open>(null);
  const { data: profile, error, isFetching, refetch } = useGetProfileQuery();
  const title = t('profile.title', 'My Profile');
  const close = () => setOpen(null);

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={profile?.email}
        primaryAction={
          profile ? (
            <Button startIcon={<Pencil />} onClick={() => setOpen('person')}>
              {t('profile.edit', 'Edit')}
            </Button>
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {error && !profile ? <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" /> : null}
          {isFetching && !profile ? <Page.Loading /> : null}
          {profile ? (
            <>
              <PersonPanel profile={profile} onOpen={setOpen} />
              <CredentialsPanel profile={profile} onOpen={setOpen} />
              <SessionsPanel />
            </>
          ) : null}
        </Flex>
      </Layouts.Content>
      {profile && open === 'person' ? <EditPersonDialog profile={profile} onClose={close} /> : null}
      {open === 'mobile' ? <MobileDialog onClose={close} /> : null}
      {open === 'email' ? <EmailDialog onClose={close} /> : null}
      {open === 'password' ? <PasswordDialog onClose={close} /> : null}
    </Page.Main>
  );
};
