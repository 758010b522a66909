import * as React from 'react';

import { Field, Flex, Loader, Modal, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { hasEffects } from '../../components/EffectsList';
import { FormDialog } from '../../components/FormDialog';
import { LoadError } from '../../components/LoadError';
import { EffectsPreview } from '../../components/PreviewDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useSaveWithPreview } from '../../hooks/useSaveWithPreview';
import { useTranslate } from '../../hooks/useTranslate';
import { useListCustomRolesQuery } from '../../services/customRoles';
import {
  useCreatePrivilegeGroupMutation,
  useGetPrivilegeGroupQuery,
  usePreviewPrivilegeGroupMutation,
  useUpdatePrivilegeGroupMutation,
} from '../../services/privilegeGroups';

import { isSame } from './isSame';
import { MembersField, type PickedMember } from './MembersField';
import { TextFields } from './TextFields';

import type { PrivilegeGroupDetails } from '../../../../contracts/privilege-groups';

const MAX_ROLES = 100;
const idsOf = (members: PickedMember[]) => members.map(({ documentId }) => documentId);

interface GroupFormProps {
  group?: PrivilegeGroupDetails;
  /** The account the group belongs to; `undefined` is the member's own. */
  partner?: string;
  onClose: () => void;
}

const GroupForm = ({ group, partner, onClose }: GroupFormProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState({
    name: group?.name ?? '',
    description: group?.description ?? '',
    customRole: group?.customRole.documentId ?? '',
    members: group?.members ?? ([] as PickedMember[]),
  });
  const [values, setValues] = React.useState(initial);
  const { byField, rest, show, showServerError } = useFieldErrors(['name', 'description', 'customRole', 'members']);
  const roles = useListCustomRolesQuery({ partner, pageSize: MAX_ROLES });
  const [create] = useCreatePrivilegeGroupMutation();
  const [update] = useUpdatePrivilegeGroupMutation();
  const [preview] = usePreviewPrivilegeGroupMutation();
  const isReadOnly = group !== undefined && !group.canManage;

  const set = (changed: Partial<typeof values>) => setValues((current) => ({ ...current, ...changed }));

  /** Only the difference, so that two people who edit the same group lose nothing of each other's. */
  const toUpdate = ({ documentId, members: before }: PrivilegeGroupDetails, { members, ...data }: typeof values) => ({
    documentId,
    data: {
      ...data,
      addMembers: idsOf(members).filter((id) => !idsOf(before).includes(id)),
      removeMembers: idsOf(before).filter((id) => !idsOf(members).includes(id)),
    },
  });

  const saving = useSaveWithPreview({
    preview: (data: typeof values) => preview(toUpdate(group!, data)).unwrap(),
    save: ({ members, ...data }) =>
      group
        ? update(toUpdate(group, { members, ...data })).unwrap()
        : create({ ...data, members: idsOf(members), partner }).unwrap(),
    isWorthShowing: hasEffects,
    onSaved: () => {
      toggleNotification({ type: 'success', message: t('groups.saved', 'Privilege group saved.') });
      onClose();
    },
    onError: showServerError,
  });

  const handleSubmit = () => {
    const required = t('form.required', 'This field is required.');
    const isComplete = show({
      ...(values.name.trim() ? {} : { name: required }),
      ...(values.customRole ? {} : { customRole: required }),
    });
    if (isComplete) void saving.start(values, group !== undefined);
  };

  const title = () => {
    if (!group) return t('groups.form.create', 'Create privilege group');
    return isReadOnly
      ? t('groups.form.view', 'Privilege group {name}', { name: group.name })
      : t('groups.form.edit', 'Edit privilege group');
  };

  // The role the group carries may lie beyond the first page of roles.
  const listed = roles.data?.data ?? [];
  const options =
    group && !listed.some(({ documentId }) => documentId === group.customRole.documentId)
      ? [group.customRole, ...listed]
      : listed;

  return (
    <FormDialog
      title={title()}
      isReadOnly={isReadOnly}
      isDirty={!isSame(values, initial)}
      isSaving={saving.isBusy}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
      preview={<EffectsPreview saving={saving} />}
    >
      <TextFields
        name={values.name}
        description={values.description}
        nameError={byField.name}
        descriptionError={byField.description}
        disabled={isReadOnly}
        onName={(name) => set({ name })}
        onDescription={(description) => set({ description })}
      />
      <Field.Root
        name="customRole"
        required
        error={byField.customRole}
        hint={
          roles.data && options.length === 0
            ? t('groups.form.no-roles', 'There is no custom role yet: make one in the tab Custom Roles first.')
            : undefined
        }
      >
        <Field.Label>{t('groups.form.role', 'Custom role')}</Field.Label>
        <SingleSelect
          placeholder={t('groups.form.role.placeholder', 'Choose a custom role')}
          value={values.customRole || null}
          disabled={isReadOnly}
          onChange={(customRole) => set({ customRole: String(customRole) })}
        >
          {options.map(({ documentId, name }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <MembersField
        partner={partner}
        value={values.members}
        error={byField.members}
        disabled={isReadOnly}
        onChange={(members) => set({ members })}
      />
    </FormDialog>
  );
};

interface GroupDialogProps {
  /** `null` makes a new one. */
  documentId: string | null;
  partner?: string;
  onClose: () => void;
}

export const GroupDialog = ({ documentId, partner, onClose }: GroupDialogProps) => {
  const t = useTranslate();
  const { data, error, isFetching, refetch } = useGetPrivilegeGroupQuery(documentId ?? '', {
    skip: documentId === null,
    // Members change under other hands: the form starts from what is there now.
    refetchOnMountOrArgChange: true,
  });

  if (documentId === null) return <GroupForm partner={partner} onClose={onClose} />;
  if (data && !isFetching)
    return <GroupForm group={data} partner={partner && data.partner.documentId} onClose={onClose} />;

  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{t('groups.form.edit', 'Edit privilege group')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {error && !isFetching ? (
            <LoadError error={error} capability="delegation.read" onRetry={refetch} />
          ) : (
            <Flex justifyContent="center" padding={8}>
              <Loader>{t('list.loading', 'Loading the list')}</Loader>
            </Flex>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
