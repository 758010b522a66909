import * as React from 'react';

import {
  Button,
  Field,
  Flex,
  LinkButton,
  Loader,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { CAPABILITIES, type Capability } from '../../../../contracts/common';
import { PLUGIN_PATH } from '../../constants';
import { useCapabilityLabels } from '../../hooks/useCapabilityTexts';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useExplainAccessQuery } from '../../services/access';
import { LoadError } from '../LoadError';

import { WhyAnswer } from './WhyAnswer';

import type { Explanation } from '../../../../contracts/access';
import type { WhyQuestion } from './WhyProvider';

interface WhyDialogProps {
  question: WhyQuestion;
  /** Beside the answer: to ask for access, for example. */
  action?: (explanation: Explanation) => React.ReactNode;
  onClose: () => void;
}

/** The review of the person, or where nobody is named, of the customer. */
const reviewPath = ({ kind, documentId, member }: WhyQuestion) => {
  if (member) return `${PLUGIN_PATH}/access-review?member=${member}&kind=${kind}`;
  return kind === 'customer' ? `${PLUGIN_PATH}/access-review?customer=${documentId}` : null;
};

/** Why somebody can, or can't, do something here. Another right is chosen in the dialog. */
export const WhyDialog = ({ question, action, onClose }: WhyDialogProps) => {
  const t = useTranslate();
  const me = useMe();
  const labels = useCapabilityLabels();
  const [capability, setCapability] = React.useState<Capability>(question.capability);
  const { currentData, error, refetch } = useExplainAccessQuery(
    { ...question, capability },
    { refetchOnMountOrArgChange: true }
  );
  const review = me.screens.includes('access-review') ? reviewPath(question) : null;

  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>
            {currentData
              ? t('why.title.of', 'Why? {person} on {target}', {
                  person: currentData.person.name,
                  target: currentData.target.name,
                })
              : t('why.title', 'Why?')}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Field.Root>
              <Field.Label>{t('why.right', 'Right')}</Field.Label>
              <SingleSelect value={capability} onChange={(value) => setCapability(value as Capability)}>
                {CAPABILITIES.map((name) => (
                  <SingleSelectOption key={name} value={name}>
                    {labels[name]}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
            {error ? <LoadError error={error} onRetry={refetch} shadow="none" /> : null}
            {currentData ? <WhyAnswer explanation={currentData} /> : null}
            {!currentData && !error ? (
              <Flex justifyContent="center" padding={6} aria-busy>
                <Loader>{t('why.loading', 'Looking up the grants')}</Loader>
              </Flex>
            ) : null}
            <Typography variant="pi" textColor="neutral600">
              {t('why.note', 'As of this moment. What you may not see is told as an organisation’s name.')}
            </Typography>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close', 'Close')}
          </Button>
          <Flex gap={2}>
            {review ? (
              <LinkButton tag={NavLink} to={review} variant="secondary" onClick={onClose}>
                {t('why.review', 'Access Review')}
              </LinkButton>
            ) : null}
            {currentData ? action?.(currentData) : null}
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
