import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useTranslate } from '../hooks/useTranslate';

import { EffectsList, hasEffects } from './EffectsList';

import type { Effects } from '../../../contracts/effects';

interface PreviewSection {
  title: string;
  total: number;
  /** As many as the server lists. */
  entries: { key: string; name: string; detail?: string }[];
}

interface PreviewDialogProps {
  sections?: PreviewSection[];
  effects: Effects;
  note?: string;
  isSaving: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

const Names = styled.ul`
  max-height: 20rem;
  overflow: auto;
  padding: ${({ theme }) => theme.spaces[3]};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const Narrow = styled(Modal.Content)`
  max-width: 60rem;
`;

const Section = ({ title, total, entries }: PreviewSection) => {
  const t = useTranslate();
  const more = total - entries.length;

  return (
    <Box tag="section">
      <Typography variant="delta" tag="h3" paddingBottom={2}>
        {title}
      </Typography>
      {entries.length > 0 ? (
        <Names tabIndex={0} aria-label={title}>
          {entries.map(({ key, name, detail }) => (
            <li key={key}>
              <Typography textColor="neutral800">{name}</Typography>
              {detail ? <Typography textColor="neutral600"> · {detail}</Typography> : null}
            </li>
          ))}
          {more > 0 ? (
            <li>
              <Typography textColor="neutral600">
                {t('preview.more', 'and {count, number} more', { count: more })}
              </Typography>
            </li>
          ) : null}
        </Names>
      ) : null}
    </Box>
  );
};

/** Settled reading 6 and X-3: what a save would give and take, and to whom, before its *Confirm* commits it. */
export const PreviewDialog = ({ sections = [], effects, note, isSaving, onConfirm, onCancel }: PreviewDialogProps) => {
  const t = useTranslate();
  const shown = sections.filter(({ total }) => total > 0);
  const changesSomething = shown.length > 0 || hasEffects(effects);

  return (
    <Modal.Root open onOpenChange={(open) => !open && !isSaving && onCancel()}>
      <Narrow>
        <Modal.Header closeLabel={t('preview.close', 'Close the preview')}>
          <Modal.Title>{t('preview.title', 'Confirm changes')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {shown.map((section) => (
              <Section key={section.title} {...section} />
            ))}
            {changesSomething ? (
              <EffectsList effects={effects} />
            ) : (
              <Typography>{t('preview.nothing', 'Nothing would change: it is so already.')}</Typography>
            )}
            {note ? <Typography textColor="neutral600">{note}</Typography> : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onCancel} disabled={isSaving}>
            {t('action.cancel', 'Cancel')}
          </Button>
          <Button onClick={onConfirm} loading={isSaving} disabled={!changesSomething}>
            {t('action.confirm', 'Confirm')}
          </Button>
        </Modal.Footer>
      </Narrow>
    </Modal.Root>
  );
};

interface EffectsPreviewProps {
  saving: {
    preview: Effects | null;
    isSaving: boolean;
    confirm: () => void;
    cancelPreview: () => void;
  };
}

/** The same where what changes is on screen already, and only to whom it matters is not. */
export const EffectsPreview = ({ saving: { preview, isSaving, confirm, cancelPreview } }: EffectsPreviewProps) =>
  preview && <PreviewDialog effects={preview} isSaving={isSaving} onConfirm={confirm} onCancel={cancelPreview} />;
