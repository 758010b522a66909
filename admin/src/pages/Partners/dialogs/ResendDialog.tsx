import * as React from 'react';

import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { SaveError } from '../../../components/SaveError';
import { StateBadge } from '../../../components/StateBadge';
import { useTranslate } from '../../../hooks/useTranslate';
import { useResendActivationMutation } from '../../../services/partnerTree';

import { useActivationTexts } from './useActivationTexts';

import type { ActivationResult } from '../../../../../contracts/partner-lifecycle';

const Lines = styled.ul`
  max-height: 36rem;
  overflow: auto;
`;

const Results = ({ results, names }: { results: ActivationResult[]; names: Map<string, string> }) => {
  const t = useTranslate();
  const texts = useActivationTexts();
  const sent = results.filter(({ result }) => result === 'sent').length;

  return (
    <>
      <Typography role="status" fontWeight="semiBold" textColor="neutral800">
        {sent === 0
          ? t('partners.activation.none', 'No activation link was sent.')
          : t(
              'partners.activation.summary',
              '{count, plural, one {Activation link sent.} other {# activation links sent.}}{rest, plural, =0 {} one { # was not sent.} other { # were not sent.}}',
              { count: sent, rest: results.length - sent }
            )}
      </Typography>
      <Lines tabIndex={0} aria-label={t('partners.activation.results', 'What became of each partner')}>
        {results.map(({ documentId, name, result }) => (
          <Flex key={documentId} tag="li" justifyContent="space-between" gap={3} paddingTop={2} paddingBottom={2}>
            <Typography textColor="neutral800" ellipsis>
              {name ?? names.get(documentId) ?? documentId}
            </Typography>
            <StateBadge label={texts[result]} tone={result === 'sent' ? 'success' : 'neutral'} />
          </Flex>
        ))}
      </Lines>
    </>
  );
};

interface ResendDialogProps {
  /** Name by documentId. */
  partners: Map<string, string>;
  onSent?: () => void;
  onClose: () => void;
}

/** Asks, sends, and says what became of each (PA-25 to PA-28). */
export const ResendDialog = ({ partners, onSent, onClose }: ResendDialogProps) => {
  const t = useTranslate();
  const [names] = React.useState(partners);
  const [resend, { isLoading, error, data: results }] = useResendActivationMutation();

  const handleConfirm = async () => {
    const result = await resend([...names.keys()]);
    if ('data' in result) onSent?.();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && !isLoading && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{t('partners.resend', 'Resend Activation Link')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {results ? (
              <Results results={results} names={names} />
            ) : (
              <>
                <Typography textColor="neutral800">
                  {t(
                    'partners.activation.question',
                    'Send a new activation link to the {count, plural, one {point of contact of {name}} other {points of contact of # partners}}? The old {count, plural, one {link} other {links}} will not work any more.',
                    { count: names.size, name: [...names.values()][0] }
                  )}
                </Typography>
                {names.size > 1 ? (
                  <Lines tabIndex={0} aria-label={t('partners.activation.chosen', 'Ticked partners')}>
                    {[...names].map(([documentId, name]) => (
                      <Typography key={documentId} tag="li" textColor="neutral800">
                        {name}
                      </Typography>
                    ))}
                  </Lines>
                ) : null}
              </>
            )}
          </Flex>
          <SaveError error={error} />
        </Modal.Body>
        <Modal.Footer>
          {results ? (
            <Button onClick={onClose}>{t('action.close', 'Close')}</Button>
          ) : (
            <>
              <Button variant="tertiary" onClick={onClose} disabled={isLoading}>
                {t('action.cancel', 'Cancel')}
              </Button>
              <Button loading={isLoading} onClick={handleConfirm}>
                {t('action.ok', 'OK')}
              </Button>
            </>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
