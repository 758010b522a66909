import * as React from 'react';

import { Button, Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { PreviewState } from '../../components/PreviewState';
import { SaveError } from '../../components/SaveError';
import { useTranslate } from '../../hooks/useTranslate';
import { useOffboardMemberMutation, usePreviewOffboardingQuery } from '../../services/members';

import { EndingsList } from './EndingsList';
import { SuccessorField } from './SuccessorField';

import type { Member } from '../../../../contracts/members';
import type { OffboardResponse, Outcome } from '../../../../contracts/offboarding';

interface OffboardDialogProps {
  member: Member;
  partner: string | null;
  onClose: () => void;
}

const OutcomeField = ({ value, onChange }: { value: Outcome; onChange: (outcome: Outcome) => void }) => {
  const t = useTranslate();
  return (
    <Field.Root>
      <Field.Label>{t('offboard.outcome', 'Afterwards the user')}</Field.Label>
      <Radio.Group value={value} onValueChange={(next: string) => onChange(next as Outcome)}>
        <Radio.Item value="remove">{t('offboard.outcome.remove', 'is no user of this account any more')}</Radio.Item>
        <Radio.Item value="deactivate">
          {t('offboard.outcome.deactivate', 'stays in the list, deactivated and without rights')}
        </Radio.Item>
      </Radio.Group>
    </Field.Root>
  );
};

/** One step for who leaves: what ends is shown first, and listed again when it is done (EX-4). */
export const OffboardDialog = ({ member, partner, onClose }: OffboardDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { documentId, name } = member;
  const [done, setDone] = React.useState<OffboardResponse['data'] | null>(null);
  const preview = usePreviewOffboardingQuery(documentId, { skip: done !== null });
  const [offboard, { isLoading, error }] = useOffboardMemberMutation();
  const [outcome, setOutcome] = React.useState<Outcome>('remove');
  const [successor, setSuccessor] = React.useState<string | null>(null);
  const needsSuccessor = preview.data?.needsSuccessor ?? false;

  const handleConfirm = async () => {
    const result = await offboard({ documentId, data: { outcome, ...(successor ? { successor } : {}) } });
    if (!('data' in result) || !result.data) return;
    toggleNotification({ type: 'success', message: t('offboard.done', '{name} is offboarded.', { name }) });
    setDone(result.data);
  };

  const body = () => {
    if (done) {
      return (
        <>
          {done.successor ? (
            <Typography>
              {t('offboard.handed-over', '{name} is prime admin now.', { name: done.successor.name })}
            </Typography>
          ) : null}
          <EndingsList title={t('offboard.ended', 'This has ended')} endings={done.endings} />
        </>
      );
    }
    return (
      <PreviewState query={preview} loading={t('offboard.loading', 'Looking what ends')}>
        {({ endings }) => (
          <>
            <EndingsList title={t('offboard.ends', 'This ends at once')} endings={endings} />
            {needsSuccessor ? (
              <SuccessorField leaving={documentId} partner={partner} value={successor} onChange={setSuccessor} />
            ) : null}
            <OutcomeField value={outcome} onChange={setOutcome} />
          </>
        )}
      </PreviewState>
    );
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && !isLoading && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{t('offboard.title', 'Offboard {name}', { name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {body()}
          </Flex>
          <SaveError error={error} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={isLoading}>
            {done ? t('action.close', 'Close') : t('action.cancel', 'Cancel')}
          </Button>
          {done ? null : (
            <Button
              variant="danger"
              loading={isLoading}
              disabled={!preview.data || (needsSuccessor && !successor)}
              onClick={handleConfirm}
            >
              {t('users.offboard', 'Offboard')}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
