import * as React from 'react';

import { Box, Button, Field, Flex, IconButton, Modal, TextButton, TextInput, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';

import { LoadError } from '../../components/LoadError';
import { SaveError } from '../../components/SaveError';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useChangeCustomersMutation, useListCustomerTagsQuery } from '../../services/customers';

import { ChangeResult } from './ChangeResult';

import type { CustomersChanged, CustomersChange } from '../../../../contracts/customer-bulk';

interface TagsDialogProps {
  onShow: (tag: string) => void;
  onClose: () => void;
}

/** Every tag in use with its customers: rename, merge, take off (EX-10). A new one is made where a customer gets it. */
export const TagsDialog = ({ onShow, onClose }: TagsDialogProps) => {
  const t = useTranslate();
  const me = useMe();
  const { data: tags = [], error, refetch, isLoading } = useListCustomerTagsQuery(undefined);
  const [save, saving] = useChangeCustomersMutation();
  const [renamed, setRenamed] = React.useState<{ from: string; to: string } | null>(null);
  const [result, setResult] = React.useState<CustomersChanged | null>(null);
  const mayChange = me.capabilities.includes('customer.update');

  const change = async (tag: string, what: CustomersChange) => {
    const answer = await save({ selection: { allMatching: { tag } }, change: what });
    if ('error' in answer) return;
    setResult(answer.data);
    setRenamed(null);
  };

  const isMerge = renamed !== null && tags.some(({ tag }) => tag === renamed.to.trim() && tag !== renamed.from);
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{t('customer-list.tags', 'Tags')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {error ? <LoadError error={error} onRetry={refetch} shadow="none" /> : null}
            {result ? <ChangeResult result={result} /> : null}
            <SaveError error={saving.error} />
            {!isLoading && tags.length === 0 ? (
              <Typography textColor="neutral600">
                {t('customer-list.tags.empty', 'No customer bears a tag.')}
              </Typography>
            ) : null}
            <ul>
              {tags.map(({ tag, customers }) => (
                <li key={tag}>
                  {renamed?.from === tag ? (
                    <Flex
                      tag="form"
                      gap={2}
                      paddingTop={1}
                      paddingBottom={1}
                      alignItems="flex-end"
                      onSubmit={(event: React.FormEvent) => {
                        event.preventDefault();
                        const to = renamed.to.trim();
                        if (to && to !== tag) void change(tag, { type: 'rename-tag', from: tag, to });
                      }}
                    >
                      <Box flex="1">
                        <Field.Root name="tag">
                          <Field.Label>{t('customer-list.tags.name', 'New name of “{tag}”', { tag })}</Field.Label>
                          <TextInput
                            size="S"
                            value={renamed.to}
                            maxLength={50}
                            onChange={(event: React.ChangeEvent<HTMLInputElement>) =>
                              setRenamed({ from: tag, to: event.target.value })
                            }
                          />
                        </Field.Root>
                      </Box>
                      <Button size="S" type="submit" loading={saving.isLoading}>
                        {isMerge ? t('customer-list.tags.merge', 'Merge') : t('action.save', 'Save')}
                      </Button>
                      <Button size="S" variant="tertiary" onClick={() => setRenamed(null)}>
                        {t('action.cancel', 'Cancel')}
                      </Button>
                    </Flex>
                  ) : (
                    <Flex justifyContent="space-between" gap={2} paddingTop={1} paddingBottom={1}>
                      <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
                        {tag}
                      </Typography>
                      <Flex gap={2}>
                        <TextButton onClick={() => onShow(tag)}>
                          {t('customer-list.tags.usage', '{count, plural, one {# customer} other {# customers}}', {
                            count: customers,
                          })}
                        </TextButton>
                        {mayChange ? (
                          <>
                            <IconButton
                              variant="ghost"
                              label={t('customer-list.tags.rename', 'Rename {tag}', { tag })}
                              onClick={() => setRenamed({ from: tag, to: tag })}
                            >
                              <Pencil />
                            </IconButton>
                            <IconButton
                              variant="ghost"
                              label={t('customer-list.tags.remove', 'Take {tag} off all customers', { tag })}
                              onClick={() => void change(tag, { type: 'remove-tag', tag })}
                            >
                              <Trash />
                            </IconButton>
                          </>
                        ) : null}
                      </Flex>
                    </Flex>
                  )}
                </li>
              ))}
            </ul>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close', 'Close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
